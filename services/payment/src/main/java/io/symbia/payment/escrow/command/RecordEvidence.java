package io.symbia.payment.escrow.command;

import io.symbia.events.domain.Happened;
import io.symbia.events.payment.EscrowId;
import io.symbia.events.supplychain.OrderNumber;
import io.symbia.payment.settlement.EvidenceEntry;
import java.util.List;

/**
 * Take an event of another domain as evidence; given by a reaction only, there is no door to it.
 *
 * @param orders     the orders that the event names; a delivery counts only for an agreement about one of them, an inspection
 *                   names none
 */
public record RecordEvidence(Happened happened, EscrowId escrowId, EvidenceEntry entry, List<OrderNumber> orders)
        implements EscrowCommand {

    public RecordEvidence {
        orders = List.copyOf(orders);
    }
}
