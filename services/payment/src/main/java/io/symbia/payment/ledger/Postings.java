package io.symbia.payment.ledger;

import static io.symbia.events.payment.JournalEvent.JournalLine.credit;
import static io.symbia.events.payment.JournalEvent.JournalLine.debit;

import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.payment.JournalEntryId;
import io.symbia.events.payment.JournalEvent.JournalEntryPostedV1;
import io.symbia.events.payment.LedgerAccount;
import io.symbia.events.payment.PaymentInstructionId;
import io.symbia.events.payment.rule.TrancheId;
import io.symbia.events.words.money.Money;
import io.symbia.events.words.trade.EscrowId;
import java.util.List;

/**
 * The entries that book what happened at one moment; each stands in the commit of the movement it books. The table of
 * movements is in {@link JournalEntryPostedV1}, the chart of accounts in {@link LedgerAccount}.
 */
public record Postings(Happened happened) {

    /** The provider holds more client money, the agreement holds it for its parties. */
    public JournalEntryPostedV1 funded(EscrowId escrow, Money amount) {
        return entry(escrow + ":fund", LedgerAccount.CLIENT_MONEY, LedgerAccount.escrow(escrow), amount);
    }

    /** The agreement holds less, the payee is owed more. */
    public JournalEntryPostedV1 released(EscrowId escrow, TrancheId tranche, ParticipantId payee, Money amount) {
        return entry(
                escrow + ":release:" + tranche, LedgerAccount.escrow(escrow), LedgerAccount.payable(payee), amount);
    }

    /** The agreement holds less, the payer is owed more. */
    public JournalEntryPostedV1 refunded(EscrowId escrow, ParticipantId payer, Money amount) {
        return entry(escrow + ":refund", LedgerAccount.escrow(escrow), LedgerAccount.payable(payer), amount);
    }

    /** The creditor is owed less, the provider holds less client money. */
    public JournalEntryPostedV1 settled(PaymentInstructionId instruction, ParticipantId creditor, Money amount) {
        return entry(instruction + ":settle", LedgerAccount.payable(creditor), LedgerAccount.CLIENT_MONEY, amount);
    }

    private JournalEntryPostedV1 entry(String name, LedgerAccount debited, LedgerAccount credited, Money amount) {
        return new JournalEntryPostedV1(
                happened, new JournalEntryId(name), List.of(debit(debited, amount), credit(credited, amount)));
    }
}
