package io.symbia.payment.journal;

import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.payment.JournalEntryId;
import io.symbia.events.payment.LedgerAccount;
import io.symbia.payment.escrow.EscrowView;
import io.symbia.payment.escrow.Escrows;
import io.symbia.payment.instruction.PaymentInstructionView;
import io.symbia.payment.instruction.PaymentInstructions;
import io.symbia.support.audience.Audience;
import io.symbia.support.problem.Problem;
import io.symbia.support.problem.ProblemException;
import io.symbia.support.view.Page;
import io.symbia.support.view.PageRequest;
import io.symbia.support.view.ViewReader;
import io.symbia.support.view.ViewReaders;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Reads the ledger for somebody: the parties of an account or an entry see its amounts, everybody sees sums over all. */
@Component
class LedgerReader {
    private final ViewReader<JournalEntryView> entries;
    private final ViewReader<AccountView> accounts;
    private final ViewReader<Sums> balances;
    private final ViewReader<EscrowView> escrows;
    private final ViewReader<PaymentInstructionView> instructions;

    LedgerReader(ViewReaders readers) {
        entries = readers.of(JournalEntries.NAME, JournalEntryView.class, "lines.account", "stream");
        accounts = readers.of(Accounts.NAME, AccountView.class);
        balances = readers.of(TrialBalances.NAME, Sums.class);
        escrows = readers.of(Escrows.NAME, EscrowView.class);
        instructions = readers.of(PaymentInstructions.NAME, PaymentInstructionView.class);
    }

    List<Sums> trialBalance() {
        return balances.page(new PageRequest(Optional.empty(), PageRequest.MAX_LIMIT, Map.of()))
                .items(); // ISO 4217 has fewer currencies than a page has places.
    }

    Optional<JournalEntryView> entry(JournalEntryId id, Optional<ParticipantId> participant) {
        return entries.find(id.value()).map(entry -> shown(entry, participant));
    }

    Page<JournalEntryView> entries(PageRequest page, Optional<ParticipantId> participant) {
        Page<JournalEntryView> found = entries.page(page);
        return new Page<>(
                found.items().stream().map(entry -> shown(entry, participant)).toList(), found.next());
    }

    /** The account, or a refusal when the participant has no part in it. */
    Optional<AccountView> account(LedgerAccount account, Optional<ParticipantId> participant) {
        if (!account.equals(LedgerAccount.CLIENT_MONEY)
                && participant.filter(who -> isOf(account, who)).isEmpty()) {
            throw new ProblemException(Problem.of(
                    HttpStatus.FORBIDDEN, "not_a_party", "the account " + account + " is shown to its parties only"));
        }
        return accounts.find(account.value());
    }

    private boolean isOf(LedgerAccount account, ParticipantId participant) {
        if (account.equals(LedgerAccount.payable(participant))) return true;
        return account.escrow()
                .flatMap(id -> escrows.find(id.value()))
                .filter(view -> Audience.isParty(view, participant))
                .isPresent();
    }

    private JournalEntryView shown(JournalEntryView entry, Optional<ParticipantId> participant) {
        boolean party = participant.filter(who -> isParty(entry.stream(), who)).isPresent();
        return party ? entry : Audience.publicPart(entry);
    }

    private boolean isParty(StreamId stream, ParticipantId participant) {
        Optional<?> view = switch (stream.aggregate()) {
            case "escrow" -> escrows.find(stream.id());
            case "instruction" -> instructions.find(stream.id());
            default -> Optional.empty();
        };
        return view.filter(of -> Audience.isParty(of, participant)).isPresent();
    }
}
