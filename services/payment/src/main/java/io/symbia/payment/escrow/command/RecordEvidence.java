package io.symbia.payment.escrow.command;

import static java.util.Objects.requireNonNull;

import io.symbia.events.payment.EscrowId;
import io.symbia.events.supplychain.OrderNumber;
import io.symbia.payment.settlement.EvidenceEntry;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Take an event of another domain as evidence; given by a reaction only, there is no door to it.
 *
 * @param occurredAt when the event says it happened
 * @param orders     the orders that the event names; a delivery counts only for an agreement about one of them, an inspection
 *                   names none
 */
public record RecordEvidence(
        Instant occurredAt,
        ZoneOffset eventTimeZoneOffset,
        EscrowId escrowId,
        EvidenceEntry entry,
        List<OrderNumber> orders)
        implements EscrowCommand {

    public RecordEvidence {
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(eventTimeZoneOffset, "eventTimeZoneOffset");
        requireNonNull(escrowId, "escrowId");
        requireNonNull(entry, "entry");
        orders = List.copyOf(orders);
    }
}
