package io.symbia.payment.reactions;

import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.payment.rule.ConditionKind;
import io.symbia.events.words.trade.EscrowId;
import io.symbia.events.words.trade.OrderNumber;
import io.symbia.payment.settlement.EvidenceEntry;
import java.util.ArrayList;
import java.util.List;

/**
 * A row of the table of {@link TakeEvidence}: who waits for a condition, and what has been said about it.
 *
 * @param waiting agreements whose rule names the condition
 * @param said    the latest word of each stream
 */
public record AwaitedFact(List<Waiting> waiting, List<Said> said) {

    /** Agreements that may wait for one consignment or batch: the row is one document. */
    static final int MAX_WAITING = 4_096;

    /** An agreement that waits, and the order that a delivery must name to count for it. */
    public record Waiting(EscrowId escrowId, OrderNumber orderNumber) {}

    /** An event about the condition, kept in full so that it can be told to an agreement that is made later. */
    public record Said(Happened happened, EvidenceEntry entry, List<OrderNumber> orders) {

        /** Whether the event may count for the agreement; the agreement itself checks again. */
        boolean concerns(Waiting agreement) {
            boolean aboutOrders = entry.condition().kind() == ConditionKind.CONSIGNMENT_DELIVERED;
            return !aboutOrders || orders.contains(agreement.orderNumber());
        }

        private boolean isOfTheSameStreamAs(Said other) {
            return entry.evidence().stream().equals(other.entry.evidence().stream());
        }
    }

    public AwaitedFact {
        waiting = List.copyOf(waiting);
        said = List.copyOf(said);
    }

    static AwaitedFact nothing() {
        return new AwaitedFact(List.of(), List.of());
    }

    AwaitedFact with(Waiting agreement) {
        if (waiting.contains(agreement)) return this;
        if (waiting.size() == MAX_WAITING) {
            throw new IllegalStateException(MAX_WAITING + " agreements wait for one condition, no more can");
        }
        List<Waiting> more = new ArrayList<>(waiting);
        more.add(agreement);
        return new AwaitedFact(more, said);
    }

    AwaitedFact with(Said word) {
        List<Said> latest = new ArrayList<>(said);
        latest.removeIf(word::isOfTheSameStreamAs);
        latest.add(word);
        return new AwaitedFact(waiting, latest);
    }
}
