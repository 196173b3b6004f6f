package io.symbia.supplychain.batch;

import io.symbia.events.envelope.StreamId;
import io.symbia.events.goods.Quantity;
import io.symbia.events.goods.UnitOfMeasure;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.supplychain.BatchId;
import io.symbia.events.supplychain.InspectionId;
import io.symbia.events.supplychain.inspection.InspectionKind;
import io.symbia.support.refusal.Refusal;
import io.symbia.support.refusal.Status;
import java.util.Collection;
import java.util.List;

/** Why a command to a batch was not carried out. */
public abstract sealed class BatchRefusal extends Refusal {
    private static final long serialVersionUID = 1;

    private BatchRefusal(Status status, String code, String message) {
        super(status, code, message);
    }

    private BatchRefusal(Status status, String code, String pointer, String message) {
        super(status, code, pointer, message);
    }

    /** The lot of the product is taken, or a step was done otherwise. */
    public static final class BatchAlreadyExistsWithOtherContent extends BatchRefusal {
        private static final long serialVersionUID = 1;

        BatchAlreadyExistsWithOtherContent(BatchId batch, String step) {
            super(
                    Status.CONFLICT,
                    "batch_already_exists_with_other_content",
                    "batch " + batch + " was already " + step + ", with other content");
        }
    }

    /** Only the producer says what happened to a batch. */
    public static final class NotTheProducer extends BatchRefusal {
        private static final long serialVersionUID = 1;

        NotTheProducer(BatchId batch, ParticipantId asked) {
            super(Status.FORBIDDEN, "not_the_producer", asked + " is not the producer of batch " + batch);
        }
    }

    /** Only the producer and who was admitted take from a batch. */
    public static final class NotADrawer extends BatchRefusal {
        private static final long serialVersionUID = 1;

        NotADrawer(BatchId batch, ParticipantId asked) {
            super(
                    Status.FORBIDDEN,
                    "not_a_drawer",
                    asked + " may not take from batch " + batch + "; its producer admits who may");
        }
    }

    /** The batch is not in a state for this. */
    public static final class BatchStateForbids extends BatchRefusal {
        private static final long serialVersionUID = 1;

        BatchStateForbids(BatchId batch, String asked, BatchState state, List<BatchState> allowed) {
            super(
                    Status.CONFLICT,
                    "batch_state_forbids",
                    "batch " + batch + " is " + state + "; to " + asked + " it must be one of " + allowed);
        }
    }

    /** The batch is kept apart; nothing leaves it. */
    public static final class BatchIsQuarantined extends BatchRefusal {
        private static final long serialVersionUID = 1;

        BatchIsQuarantined(BatchId batch) {
            super(
                    Status.CONFLICT,
                    "batch_is_quarantined",
                    "batch " + batch + " is in quarantine; nothing is taken from it until it is released");
        }
    }

    /** No more is given out than was made. */
    public static final class BatchHoldsLess extends BatchRefusal {
        private static final long serialVersionUID = 1;

        BatchHoldsLess(BatchId batch, Quantity asked, Quantity remaining) {
            super(
                    Status.UNPROCESSABLE,
                    "batch_holds_less",
                    "asked for " + asked + " of batch " + batch + ", which still holds " + remaining);
        }
    }

    /** A batch is counted in one unit. */
    public static final class OtherUnitOfMeasure extends BatchRefusal {
        private static final long serialVersionUID = 1;

        OtherUnitOfMeasure(BatchId batch, UnitOfMeasure asked, UnitOfMeasure allowed) {
            super(
                    Status.UNPROCESSABLE,
                    "other_unit_of_measure",
                    "asked in " + asked + ", batch " + batch + " is counted in " + allowed);
        }
    }

    /** What takes from a batch takes once. */
    public static final class TakenWithOtherQuantity extends BatchRefusal {
        private static final long serialVersionUID = 1;

        TakenWithOtherQuantity(BatchId batch, StreamId taker, Quantity asked, Quantity taken) {
            super(
                    Status.CONFLICT,
                    "taking_already_exists_with_other_content",
                    taker + " took " + taken + " of batch " + batch + " before, now asked for " + asked);
        }
    }

    /** What is used in a batch is another batch. */
    public static final class BatchConsumesItself extends BatchRefusal {
        private static final long serialVersionUID = 1;

        BatchConsumesItself(BatchId batch, int inputIndex) {
            super(
                    Status.UNPROCESSABLE,
                    "batch_consumes_itself",
                    "/inputs/" + inputIndex + "/batch",
                    "batch " + batch + " cannot be its own input");
        }
    }

    /** Inspections that must be passed are not, yet. */
    public static final class MandatoryInspectionsMissing extends BatchRefusal {
        private static final long serialVersionUID = 1;

        MandatoryInspectionsMissing(BatchId batch, Collection<InspectionKind> missing) {
            super(
                    Status.CONFLICT,
                    "mandatory_inspections_missing",
                    "batch " + batch + " has not passed " + missing + ", which it must before it is released");
        }
    }

    /** A failed inspection was not repeated with success. */
    public static final class FailedInspectionsOpen extends BatchRefusal {
        private static final long serialVersionUID = 1;

        FailedInspectionsOpen(BatchId batch, Collection<InspectionId> open) {
            super(
                    Status.CONFLICT,
                    "failed_inspections_open",
                    "batch " + batch + " failed " + open + "; each must be followed by a retest that passes");
        }
    }

    /** A bound of the batch is reached. */
    public static final class TooMany extends BatchRefusal {
        private static final long serialVersionUID = 1;

        TooMany(BatchId batch, String what, int max) {
            super(
                    Status.UNPROCESSABLE,
                    "too_many_for_batch",
                    "batch " + batch + " has " + max + " " + what + " already, which is the most");
        }
    }
}
