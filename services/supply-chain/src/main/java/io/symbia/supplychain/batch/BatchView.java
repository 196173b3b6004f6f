package io.symbia.supplychain.batch;

import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.supplychain.BatchEvent.BatchQuantityReturnedV1;
import io.symbia.events.supplychain.BatchQuantity;
import io.symbia.events.supplychain.InspectionId;
import io.symbia.events.supplychain.inspection.InspectionKind;
import io.symbia.events.words.goods.Gln;
import io.symbia.events.words.goods.Gtin;
import io.symbia.events.words.goods.Lot;
import io.symbia.events.words.goods.Quantity;
import io.symbia.events.words.party.CountryCode;
import io.symbia.events.words.trade.BatchId;
import io.symbia.supplychain.shown.EventRef;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A batch as it is shown; nothing in it is restricted.
 *
 * @param drawers who may take from it besides the producer
 * @param inputs what was consumed
 * @param output how much was made; absent until it is produced
 * @param remaining how much of it was not given out
 * @param takings to what it was given out, oldest first, also when it came back
 * @param passed inspections that were passed
 * @param passedKinds their kinds, each once
 * @param failed inspections that failed, also when a retest was passed
 * @param history what happened but takings and returns, oldest first, each with its event
 */
public record BatchView(
        BatchId batch,
        Gtin gtin,
        Lot lot,
        BatchState state,
        ParticipantId producer,
        Gln site,
        Optional<CountryCode> originCountry,
        List<InspectionKind> mandatoryInspections,
        List<ParticipantId> drawers,
        List<BatchQuantity> inputs,
        Optional<Quantity> output,
        Optional<Quantity> remaining,
        Optional<LocalDate> expiry,
        List<Taking> takings,
        List<InspectionId> passed,
        List<InspectionKind> passedKinds,
        List<InspectionId> failed,
        List<EventRef> history) {

    /**
     * A quantity that was given out.
     *
     * @param taker the stream of the unit or batch that uses it
     * @param event the event by which the batch gave it out
     * @param returned the event by which it came back
     */
    public record Taking(
            StreamId taker, ParticipantId takenBy, Quantity quantity, EventRef event, Optional<EventRef> returned) {

        Taking returnedBy(BatchQuantityReturnedV1 back, EventRef reference) {
            if (!taker.equals(back.taker()) || returned.isPresent()) return this;
            return new Taking(taker, takenBy, quantity, event, Optional.of(reference));
        }
    }
}
