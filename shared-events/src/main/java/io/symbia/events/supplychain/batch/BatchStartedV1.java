package io.symbia.events.supplychain.batch;

import io.symbia.events.domain.EventType;
import io.symbia.events.domain.Happened;
import io.symbia.events.goods.Gln;
import io.symbia.events.goods.Gtin;
import io.symbia.events.goods.Lot;
import io.symbia.events.party.CountryCode;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.privacy.Public;
import io.symbia.events.supplychain.BatchId;
import io.symbia.events.supplychain.inspection.InspectionKind;
import java.util.List;
import java.util.Optional;

/**
 * A producer began to make a batch, and said which inspections it must pass.
 *
 * @param happened when and where in the world; when it was accepted is the event's {@code time}
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
        @Public Happened happened,
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
        mandatoryInspections = List.copyOf(mandatoryInspections);
        if (!batch.equals(BatchId.of(gtin, lot))) {
            throw new IllegalArgumentException("batch " + batch + " is not the lot " + lot + " of " + gtin);
        }
        if (mandatoryInspections.stream().distinct().count() != mandatoryInspections.size()) {
            throw new IllegalArgumentException("each mandatory inspection is named once, were " + mandatoryInspections);
        }
    }
}
