package io.symbia.events.supplychain.batch;

import static java.util.Objects.requireNonNull;

import io.symbia.events.envelope.EventType;
import io.symbia.events.goods.Gln;
import io.symbia.events.goods.Gtin;
import io.symbia.events.goods.Lot;
import io.symbia.events.party.CountryCode;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.privacy.Public;
import io.symbia.events.supplychain.BatchId;
import io.symbia.events.supplychain.inspection.InspectionKind;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * A producer began to make a batch, and said which inspections it must pass.
 *
 * @param occurredAt when it happened in the world
 * @param eventTimeZoneOffset the offset of local time at the place where it happened
 * @param batch the batch
 * @param gtin what is made
 * @param lot the number of the batch, GS1 AI 10
 * @param producer who makes it
 * @param site where
 * @param originCountry where it is made or grown
 * @param mandatoryInspections kinds that must be passed before release, each once
 */
@EventType(BatchStartedV1.TYPE)
public record BatchStartedV1(
        @Public Instant occurredAt,
        @Public ZoneOffset eventTimeZoneOffset,
        @Public BatchId batch,
        @Public Gtin gtin,
        @Public Lot lot,
        @Public ParticipantId producer,
        @Public Gln site,
        @Public Optional<CountryCode> originCountry,
        @Public List<InspectionKind> mandatoryInspections)
        implements BatchEvent {

    /** On the wire instead of the name of this class. */
    public static final String TYPE = "symbia.supply-chain.batch.started.v1";

    public BatchStartedV1 {
        requireNonNull(occurredAt, "occurredAt");
        requireNonNull(eventTimeZoneOffset, "eventTimeZoneOffset");
        requireNonNull(batch, "batch");
        requireNonNull(gtin, "gtin");
        requireNonNull(lot, "lot");
        requireNonNull(producer, "producer");
        requireNonNull(site, "site");
        requireNonNull(originCountry, "originCountry");
        mandatoryInspections = List.copyOf(mandatoryInspections);
        if (!batch.equals(BatchId.of(gtin, lot))) {
            throw new IllegalArgumentException("batch " + batch + " is not the lot " + lot + " of " + gtin);
        }
        if (mandatoryInspections.stream().distinct().count() != mandatoryInspections.size()) {
            throw new IllegalArgumentException("each mandatory inspection is named once, were " + mandatoryInspections);
        }
    }
}
