package io.symbia.supplychain.inspection;

import io.symbia.events.party.ParticipantId;
import io.symbia.events.supplychain.InspectionId;
import io.symbia.events.supplychain.inspection.InspectionKind;
import io.symbia.support.refusal.Refusal;
import io.symbia.support.refusal.Status;
import java.util.List;

/** Why a command to an inspection was not carried out. */
public abstract sealed class InspectionRefusal extends Refusal {
    private static final long serialVersionUID = 1;

    private InspectionRefusal(Status status, String code, String pointer, String message) {
        super(status, code, pointer, message);
    }

    /** The name is taken, or a step was done otherwise. */
    public static final class InspectionAlreadyExistsWithOtherContent extends InspectionRefusal {
        private static final long serialVersionUID = 1;

        InspectionAlreadyExistsWithOtherContent(InspectionId inspection, String step) {
            super(
                    Status.CONFLICT,
                    "inspection_already_exists_with_other_content",
                    "",
                    "inspection " + inspection + " was already " + step + ", with other content");
        }
    }

    /** Who makes goods judges them only in an internal inspection. */
    public static final class InspectorNotIndependent extends InspectionRefusal {
        private static final long serialVersionUID = 1;

        InspectorNotIndependent(InspectionKind kind, ParticipantId inspector) {
            super(
                    Status.UNPROCESSABLE,
                    "inspector_not_independent",
                    "/inspector",
                    inspector + " asks for an inspection of its own goods; as " + kind + " it is made by another, only "
                            + InspectionKind.INTERNAL + " by itself");
        }
    }

    /** Only the inspector says what was sampled and found. */
    public static final class NotTheInspector extends InspectionRefusal {
        private static final long serialVersionUID = 1;

        NotTheInspector(InspectionId inspection, ParticipantId asked, ParticipantId inspector) {
            super(
                    Status.FORBIDDEN,
                    "not_the_inspector",
                    "",
                    asked + " is not the inspector of " + inspection + ", who is " + inspector);
        }
    }

    /** The inspection is not in a state for this. */
    public static final class InspectionStateForbids extends InspectionRefusal {
        private static final long serialVersionUID = 1;

        InspectionStateForbids(
                InspectionId inspection, String asked, InspectionState state, List<InspectionState> allowed) {
            super(
                    Status.CONFLICT,
                    "inspection_state_forbids",
                    "",
                    "inspection " + inspection + " is " + state + "; to " + asked + " it must be one of " + allowed);
        }
    }

    /** An inspection repeats another, not itself. */
    public static final class RetestOfItself extends InspectionRefusal {
        private static final long serialVersionUID = 1;

        RetestOfItself(InspectionId inspection) {
            super(
                    Status.UNPROCESSABLE,
                    "retest_of_itself",
                    "/retestOf",
                    "inspection " + inspection + " cannot be the retest of itself");
        }
    }
}
