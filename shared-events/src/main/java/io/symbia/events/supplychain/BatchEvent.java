package io.symbia.events.supplychain;

import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.events.kernel.domain.EventType;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.domain.MaxAge;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.form.FreeText;
import io.symbia.events.kernel.form.Positive;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.privacy.Public;
import io.symbia.events.supplychain.inspection.InspectionKind;
import io.symbia.events.words.goods.Gln;
import io.symbia.events.words.goods.Gtin;
import io.symbia.events.words.goods.Lot;
import io.symbia.events.words.goods.Quantity;
import io.symbia.events.words.party.CountryCode;
import io.symbia.events.words.trade.BatchId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What happened to one production batch, in the stream {@code supply-chain/batch/<gtin>.<lot>}. */
public sealed interface BatchEvent extends DomainEvent {
    BatchId batch();

    /**
     * A producer began to make a batch, and said which inspections it must pass.
     *
     * @param originCountry        where it is made or grown
     * @param mandatoryInspections kinds that must be passed before release, each once
     */
    @EventType("symbia.supply-chain.batch.started.v1")
    @MaxAge(years = 100) // Aged goods.
    record BatchStartedV1(
            @Public Happened happened,
            @Public BatchId batch,
            @Public Gtin gtin,
            @Public Lot lot,
            @Public ParticipantId producer,
            @Public Gln site,
            @Public Optional<CountryCode> originCountry,
            @Public List<InspectionKind> mandatoryInspections)
            implements BatchEvent {
        public BatchStartedV1 {
            mandatoryInspections = List.copyOf(mandatoryInspections);
            if (!batch.equals(BatchId.of(gtin, lot))) { // INVARIANT: a lot of a product has one name.
                throw new IllegalArgumentException("batch " + batch + " is not the lot " + lot + " of " + gtin);
            }
        }
    }

    /** The producer let another participant take quantities of the batch, such as the buyer of leaf or a packing house. */
    @EventType("symbia.supply-chain.batch.drawer-admitted.v1")
    record BatchDrawerAdmittedV1(
            @Public Happened happened,
            @Public BatchId batch,
            @Public ParticipantId drawer) implements BatchEvent {}

    /**
     * Quantities of other batches went into this one (EPCIS TransformationEvent).
     *
     * @param inputs 1 to {@value #MAX_INPUTS}, each batch once, each already given out by its batch
     */
    @EventType("symbia.supply-chain.batch.inputs-consumed.v1")
    @MaxAge(years = 100) // Aged goods.
    record BatchInputsConsumedV1(
            @Public Happened happened,
            @Public BatchId batch,
            @Public List<BatchQuantity> inputs) implements BatchEvent {
        /** Bounds the event and the steps of a trace. */
        public static final int MAX_INPUTS = 200;

        public BatchInputsConsumedV1 {
            inputs = List.copyOf(inputs);
            if (inputs.stream()
                    .anyMatch(input -> input.batch().equals(batch))) { // INVARIANT: nothing is its own input.
                throw new IllegalArgumentException("batch " + batch + " cannot be its own input");
            }
        }
    }

    /**
     * The batch was made (EPCIS commissioning).
     *
     * @param expiry the last day of use, GS1 AI 17
     */
    @EventType("symbia.supply-chain.batch.produced.v1")
    @MaxAge(years = 100) // Aged goods.
    record BatchProducedV1(
            @Public Happened happened,
            @Public BatchId batch,
            @Public Gtin gtin,
            @Public Lot lot,
            @Public @Positive Quantity output,
            @Public Optional<LocalDate> expiry)
            implements BatchEvent {}

    /**
     * The batch gave out a quantity. Written before the taker uses it, so that no more can be used than was made.
     *
     * @param taker   the stream of the unit that packs it or of the batch that consumes it
     * @param use     SHA-256 of what the taker is asked to do with it, in canonical JSON, without the moment: another request takes for itself
     * @param takenBy the producer or an admitted drawer
     */
    @EventType("symbia.supply-chain.batch.quantity-taken.v1")
    record BatchQuantityTakenV1(
            @Public Happened happened,
            @Public BatchId batch,
            @Public StreamId taker,
            @Public Digest use,
            @Public ParticipantId takenBy,
            @Public @Positive Quantity quantity)
            implements BatchEvent {}

    /**
     * A quantity that was given out came back, because the unit was unpacked or the use was refused.
     *
     * @param taker the stream of the unit that packed it or of the batch that was to consume it
     */
    @EventType("symbia.supply-chain.batch.quantity-returned.v1")
    record BatchQuantityReturnedV1(
            @Public Happened happened,
            @Public BatchId batch,
            @Public StreamId taker,
            @Public @Positive Quantity quantity)
            implements BatchEvent {}

    /**
     * The batch learned that an inspection of it was passed.
     *
     * @param retestOf the failed inspection that it repeats
     */
    @EventType("symbia.supply-chain.batch.inspection-passed.v1")
    record BatchInspectionPassedV1(
            @Public Happened happened,
            @Public BatchId batch,
            @Public InspectionId inspectionId,
            @Public InspectionKind kind,
            @Public Optional<InspectionId> retestOf)
            implements BatchEvent {}

    /**
     * The batch may not be packed or used until it is released.
     *
     * @param reason       1 to {@link FreeText#MAX_CHARACTERS} characters
     * @param inspectionId the inspection that failed; absent when the producer ordered it
     */
    @EventType("symbia.supply-chain.batch.quarantined.v1")
    record BatchQuarantinedV1(
            @Public Happened happened,
            @Public BatchId batch,
            @Public String reason,
            @Public Optional<InspectionId> inspectionId)
            implements BatchEvent {}

    /**
     * The producer released the batch, which had passed each mandatory inspection.
     *
     * @param inspections those that were passed
     */
    @EventType("symbia.supply-chain.batch.released.v1")
    record BatchReleasedV1(
            @Public Happened happened,
            @Public BatchId batch,
            @Public List<InspectionId> inspections) implements BatchEvent {
        public BatchReleasedV1 {
            inspections = List.copyOf(inspections);
        }
    }
}
