package io.symbia.events.payment;

import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.events.kernel.domain.EventType;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.form.Positive;
import io.symbia.events.kernel.form.Unrecognised;
import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.kernel.privacy.Disclosed;
import io.symbia.events.kernel.privacy.Public;
import io.symbia.events.kernel.privacy.Restricted;
import io.symbia.events.words.money.CurrencyCode;
import io.symbia.events.words.money.Money;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is booked. A journal has no stream of its own: an entry stands in the stream, and in the commit, of the movement
 * it books, so that there is never one without the other.
 */
public sealed interface JournalEvent extends DomainEvent {
    /**
     * A movement of money was booked: {@code Σ debits = Σ credits} in every currency, or the entry cannot be constructed.
     *
     * <table>
     * <caption>What is booked when</caption>
     * <tr><th>movement</th><th>debit</th><th>credit</th></tr>
     * <tr><td>escrow funded</td><td>client-money</td><td>escrow</td></tr>
     * <tr><td>escrow released</td><td>escrow</td><td>payable of the payee</td></tr>
     * <tr><td>escrow refunded</td><td>escrow</td><td>payable of the payer</td></tr>
     * <tr><td>payment settled</td><td>payable of the creditor</td><td>client-money</td></tr>
     * </table>
     *
     * @param lines where an amount is withheld, the sums can be checked only by those to whom every amount is disclosed
     */
    @EventType("symbia.payment.journal.entry-posted.v1")
    record JournalEntryPostedV1(
            @Public Happened happened,
            @Public JournalEntryId entryId,
            @Public List<JournalLine> lines) implements JournalEvent {

        public JournalEntryPostedV1 {
            lines = List.copyOf(lines);
            requireBalanced(entryId, lines);
        }

        private static void requireBalanced(JournalEntryId entryId, List<JournalLine> lines) {
            Map<CurrencyCode, BigDecimal> debitsLessCredits = new HashMap<>();
            for (JournalLine line : lines) {
                if (!(line.amount() instanceof Disclosed<Money>(Money amount))) {
                    return; // Withheld from this reader, who therefore cannot add up.
                }
                BigDecimal signed = switch (line.side()) {
                    case DEBIT -> amount.amount();
                    case CREDIT -> amount.amount().negate();
                    case UNRECOGNISED -> null;
                };
                if (signed == null) return; // Who does not know the side cannot add up either.
                debitsLessCredits.merge(amount.currency(), signed, BigDecimal::add);
            }
            debitsLessCredits.forEach((currency, difference) -> {
                if (difference.signum() != 0) {
                    throw new IllegalArgumentException("entry " + entryId + " is not balanced: debits less credits are "
                            + difference + " " + currency + ", must be 0");
                }
            });
        }
    }

    /**
     * One amount on one side of one account.
     *
     * @param amount the side says in which direction it counts
     */
    record JournalLine(
            @Public LedgerAccount account,
            @Public Side side,
            @Restricted @Positive Confidential<Money> amount) {

        public static JournalLine debit(LedgerAccount account, Money amount) {
            return new JournalLine(account, Side.DEBIT, new Disclosed<>(amount));
        }

        public static JournalLine credit(LedgerAccount account, Money amount) {
            return new JournalLine(account, Side.CREDIT, new Disclosed<>(amount));
        }
    }

    /** The side of an account on which an amount is booked. */
    enum Side {
        DEBIT,
        CREDIT,
        /** A code of a later list. */
        @Unrecognised
        UNRECOGNISED
    }
}
