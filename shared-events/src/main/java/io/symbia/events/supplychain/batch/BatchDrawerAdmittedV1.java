package io.symbia.events.supplychain.batch;

import static java.util.Objects.requireNonNull;

import io.symbia.events.envelope.EventType;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.privacy.Public;
import io.symbia.events.supplychain.BatchId;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * The producer let another participant take quantities of the batch, such as the buyer of leaf or a packing house.
 *
 * @param occurredAt when it happened in the world
 * @param eventTimeZoneOffset the offset of local time at the place where it happened
 * @param batch the batch
 * @param drawer who may take
 */
@EventType(BatchDrawerAdmittedV1.TYPE)
public record BatchDrawerAdmittedV1(
        @Public Instant occurredAt,
        @Public ZoneOffset eventTimeZoneOffset,
        @Public BatchId batch,
        @Public ParticipantId drawer)
        implements BatchEvent {

    /** On the wire instead of the name of this class. */
    public static final String TYPE = "symbia.supply-chain.batch.drawer-admitted.v1";

    public BatchDrawerAdmittedV1 {
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(eventTimeZoneOffset, "eventTimeZoneOffset");
        requireNonNull(batch, "batch");
        requireNonNull(drawer, "drawer");
    }
}
