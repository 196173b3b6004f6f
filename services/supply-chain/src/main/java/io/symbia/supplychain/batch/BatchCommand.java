package io.symbia.supplychain.batch;

import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.canonical.RefusedJson;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.form.FreeText;
import io.symbia.events.kernel.form.Positive;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.supplychain.BatchEvent.BatchInputsConsumedV1;
import io.symbia.events.supplychain.BatchQuantity;
import io.symbia.events.supplychain.InspectionId;
import io.symbia.events.supplychain.inspection.InspectionKind;
import io.symbia.events.words.goods.Gln;
import io.symbia.events.words.goods.Quantity;
import io.symbia.events.words.party.CountryCode;
import io.symbia.events.words.trade.BatchId;
import io.symbia.support.command.Command;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The commands of a production batch. */
public sealed interface BatchCommand extends Command {
    BatchId batch();

    @Override
    default StreamId stream() {
        return ProductionBatch.streamOf(batch());
    }

    /**
     * Begin to make a batch; the issuer is its producer.
     *
     * @param mandatoryInspections kinds that must be passed before release, each once
     */
    record StartBatch(
            Happened happened,
            BatchId batch,
            Gln site,
            Optional<CountryCode> originCountry,
            List<InspectionKind> mandatoryInspections)
            implements BatchCommand {
        public StartBatch {
            mandatoryInspections = List.copyOf(mandatoryInspections);
            if (mandatoryInspections.stream().distinct().count() != mandatoryInspections.size()) {
                throw new IllegalArgumentException("each mandatory inspection is named once");
            }
        }
    }

    /** Let another participant take quantities of the batch. */
    record AdmitDrawer(Happened happened, BatchId batch, ParticipantId drawer) implements BatchCommand {}

    /**
     * Use quantities of other batches.
     *
     * @param inputs 1 to {@link BatchInputsConsumedV1#MAX_INPUTS}, each batch once and taken from it before
     */
    record ConsumeInputs(Happened happened, BatchId batch, List<BatchQuantity> inputs) implements BatchCommand {
        public ConsumeInputs {
            inputs = List.copyOf(inputs);
            if (inputs.isEmpty()) throw new IllegalArgumentException("inputs are at least one batch");
            BatchQuantity.requireDistinct(inputs, BatchInputsConsumedV1.MAX_INPUTS);
        }
    }

    /** The batch is made. */
    record ProduceBatch(
            Happened happened, BatchId batch, @Positive Quantity output, Optional<LocalDate> expiry)
            implements BatchCommand {
        /** Refuses what had expired before it was made, wherever on earth that was. */
        public ProduceBatch {
            LocalDate made = happened.at().atOffset(ZoneOffset.UTC).toLocalDate();
            if (expiry.filter(day -> day.isBefore(made.minusDays(1))).isPresent()) {
                throw new RefusedJson(
                        "invalid_value", "/expiry", "a batch does not expire before it is made, on " + made);
            }
        }
    }

    /**
     * Give out a quantity.
     *
     * @param taker the stream of the unit or batch that will use it; it takes from one batch once
     * @param use   what the taker is asked to do with it; two requests for one taker take nothing together
     */
    record TakeQuantity(
            Happened happened,
            BatchId batch,
            StreamId taker,
            Digest use,
            @Positive Quantity quantity) implements BatchCommand {}

    /**
     * Take back what a taker did not use, or no longer uses. No door of the service gives this command.
     *
     * @param use for which it was taken; whatever it was, where it is absent
     */
    record ReturnQuantity(Happened happened, BatchId batch, StreamId taker, Optional<Digest> use)
            implements BatchCommand {}

    /** Note that an inspection was passed. No door of the service gives this command. */
    record RecordPassedInspection(
            Happened happened,
            BatchId batch,
            ParticipantId producer,
            InspectionId inspectionId,
            InspectionKind kind,
            Optional<InspectionId> retestOf)
            implements BatchCommand {}

    /** Quarantine a batch of which an inspection failed. No door of the service gives this command. */
    record QuarantineAfterInspection(
            Happened happened, BatchId batch, ParticipantId producer, InspectionId inspectionId)
            implements BatchCommand {}

    /** Quarantine a batch by its producer. */
    record QuarantineBatch(Happened happened, BatchId batch, String reason) implements BatchCommand {
        public QuarantineBatch {
            FreeText.require(reason, "reason");
        }
    }

    /** Release a batch. */
    record ReleaseBatch(Happened happened, BatchId batch) implements BatchCommand {}
}
