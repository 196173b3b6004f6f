package io.symbia.supplychain.batch;

import io.symbia.events.domain.Happened;
import io.symbia.events.envelope.StreamId;
import io.symbia.events.goods.Gln;
import io.symbia.events.goods.Quantity;
import io.symbia.events.party.CountryCode;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.supplychain.BatchId;
import io.symbia.events.supplychain.InspectionId;
import io.symbia.events.supplychain.SupplyChainText;
import io.symbia.events.supplychain.BatchEvent.BatchInputsConsumedV1;
import io.symbia.events.supplychain.BatchQuantity;
import io.symbia.events.supplychain.inspection.InspectionKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What can be asked of a production batch. */
public sealed interface BatchCommand {

    /** The batch that is asked. */
    BatchId batch();

    /** The stream of the batch. */
    @TargetAggregateIdentifier
    default StreamId stream() {
        return ProductionBatch.streamOf(batch());
    }

    /**
     * Begin to make a batch; who asks is its producer.
     *
     * @param mandatoryInspections kinds that must be passed before release, each once
     */
    record StartBatch(
            BatchId batch,
            Gln site,
            Optional<CountryCode> originCountry,
            List<InspectionKind> mandatoryInspections,
            Happened happened)
            implements BatchCommand {
        public StartBatch {
            mandatoryInspections = List.copyOf(mandatoryInspections);
            if (mandatoryInspections.stream().distinct().count() != mandatoryInspections.size()) {
                throw new IllegalArgumentException("each mandatory inspection is named once");
            }
        }
    }

    /** Let another participant take quantities of the batch. */
    record AdmitDrawer(BatchId batch, ParticipantId drawer, Happened happened) implements BatchCommand {}

    /**
     * Use quantities of other batches.
     *
     * @param inputs 1 to {@link BatchInputsConsumedV1#MAX_INPUTS}, each batch once and taken from it before
     */
    record ConsumeInputs(BatchId batch, List<BatchQuantity> inputs, Happened happened) implements BatchCommand {
        public ConsumeInputs {
            inputs = List.copyOf(inputs);
            if (inputs.isEmpty()) throw new IllegalArgumentException("inputs are at least one batch");
            BatchQuantity.requireDistinct(inputs, BatchInputsConsumedV1.MAX_INPUTS);
        }
    }

    /**
     * The batch is made.
     *
     * @param output greater than zero
     */
    record ProduceBatch(BatchId batch, Quantity output, Optional<LocalDate> expiry, Happened happened)
            implements BatchCommand {
        public ProduceBatch {
            if (!output.isPositive()) throw new IllegalArgumentException("output must be > 0, was " + output);
        }
    }

    /**
     * Give out a quantity.
     *
     * @param taker the stream of the unit or batch that will use it; it takes from one batch once
     * @param quantity greater than zero
     */
    record TakeQuantity(BatchId batch, StreamId taker, Quantity quantity, Happened happened) implements BatchCommand {
        public TakeQuantity {
            if (!quantity.isPositive()) throw new IllegalArgumentException("quantity must be > 0, was " + quantity);
        }
    }

    /** Take back what a taker did not use, or no longer uses. No door of the service gives this command. */
    record ReturnQuantity(BatchId batch, StreamId taker, Happened happened) implements BatchCommand {}

    /** Note that an inspection was passed. No door of the service gives this command. */
    record RecordPassedInspection(
            BatchId batch,
            ParticipantId producer,
            InspectionId inspectionId,
            InspectionKind kind,
            Optional<InspectionId> retestOf,
            Happened happened)
            implements BatchCommand {}

    /** Quarantine a batch of which an inspection failed. No door of the service gives this command. */
    record QuarantineAfterInspection(
            BatchId batch, ParticipantId producer, InspectionId inspectionId, Happened happened)
            implements BatchCommand {}

    /** Quarantine a batch by its producer. */
    record QuarantineBatch(BatchId batch, String reason, Happened happened) implements BatchCommand {
        public QuarantineBatch {
            SupplyChainText.require(reason, "reason");
        }
    }

    /** Release a batch. */
    record ReleaseBatch(BatchId batch, Happened happened) implements BatchCommand {}
}
