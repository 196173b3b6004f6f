package io.symbia.payment.escrow;

import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.form.Held;
import io.symbia.events.kernel.form.Positive;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.payment.DisputeId;
import io.symbia.events.payment.EscrowEvent.DisputeOutcome;
import io.symbia.events.payment.rule.ReleaseRule;
import io.symbia.events.words.money.Money;
import io.symbia.events.words.trade.EscrowId;
import io.symbia.events.words.trade.OrderNumber;
import io.symbia.payment.settlement.EvidenceEntry;
import io.symbia.support.command.Command;
import java.util.List;
import java.util.Optional;

/** The commands of an escrow agreement. */
public sealed interface EscrowCommand extends Command {
    EscrowId escrowId();

    @Override
    default StreamId stream() {
        return EscrowAgreement.streamOf(escrowId());
    }

    /**
     * Agree that money is held for an order; given by the payer or the payee.
     *
     * @param amount     equal to the sum of the tranches
     * @param rule       every amount and the salt disclosed
     * @param saltAgreed whether the client named the salt: if not, it was drawn for this request, and a repeated request draws another
     */
    record CreateEscrow(
            Happened happened,
            EscrowId escrowId,
            OrderNumber orderNumber,
            ParticipantId payer,
            ParticipantId payee,
            Optional<ParticipantId> arbiter,
            @Positive Money amount,
            ReleaseRule rule,
            boolean saltAgreed)
            implements EscrowCommand {
        public CreateEscrow {
            rule.requireAgreeable();
        }

        @Override
        public Optional<ParticipantId> owner() {
            return Optional.of(escrowId.owner());
        }
    }

    /**
     * Pay in the whole amount; given by the payer.
     *
     * @param amount exactly what was agreed
     */
    record FundEscrow(
            Happened happened, EscrowId escrowId, @Positive Money amount) implements EscrowCommand {}

    /**
     * Take an event of another domain as evidence; given by a reaction only, there is no door to it.
     *
     * @param orders the orders that the event names; a delivery counts only for an agreement about one of them, an inspection names none
     */
    record RecordEvidence(Happened happened, EscrowId escrowId, EvidenceEntry entry, List<OrderNumber> orders)
            implements EscrowCommand {

        public RecordEvidence {
            orders = List.copyOf(orders);
        }
    }

    /**
     * Give what remains back to the payer; given by the payee, who alone can lose by it.
     *
     * @param amount exactly what remains, so that it is never more or less than the payee meant
     */
    record RefundEscrow(
            Happened happened,
            EscrowId escrowId,
            @Held @Positive Money amount) implements EscrowCommand {}

    /**
     * Stop every movement until a dispute is resolved; given by a party.
     *
     * @param statement what the party says, 1 to {@link #MAX_STATEMENT_LENGTH} characters; for the parties only
     */
    record RaiseDispute(Happened happened, EscrowId escrowId, DisputeId disputeId, Optional<String> statement)
            implements EscrowCommand {

        /** A page of text; documents belong elsewhere. */
        public static final int MAX_STATEMENT_LENGTH = 2_000;

        public RaiseDispute {
            statement.ifPresent(text -> {
                if (text.isBlank() || text.length() > MAX_STATEMENT_LENGTH) {
                    throw new IllegalArgumentException("a statement has 1 to " + MAX_STATEMENT_LENGTH
                            + " characters, this one has " + text.length());
                }
            });
        }
    }

    /**
     * End a dispute. The arbiter may choose any outcome. A party can only give way: the payer may let the money be released, the payee may
     * let it be refunded, and the party that raised the dispute may let the agreement go on.
     */
    record ResolveDispute(Happened happened, EscrowId escrowId, DisputeId disputeId, DisputeOutcome outcome)
            implements EscrowCommand {}
}
