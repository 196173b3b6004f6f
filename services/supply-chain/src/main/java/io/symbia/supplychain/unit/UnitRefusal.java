package io.symbia.supplychain.unit;

import io.symbia.events.goods.Sscc;
import io.symbia.events.party.ParticipantId;
import io.symbia.support.refusal.Refusal;
import io.symbia.support.refusal.Status;

/** Why a command to a logistic unit was not carried out. */
public abstract sealed class UnitRefusal extends Refusal {
    private static final long serialVersionUID = 1;

    private UnitRefusal(Status status, String code, String pointer, String message) {
        super(status, code, pointer, message);
    }

    /** The number is on another unit. */
    public static final class UnitAlreadyExistsWithOtherContent extends UnitRefusal {
        private static final long serialVersionUID = 1;

        UnitAlreadyExistsWithOtherContent(Sscc sscc) {
            super(
                    Status.CONFLICT,
                    "unit_already_exists_with_other_content",
                    "",
                    "unit " + sscc + " was packed with other content; another unit needs another SSCC");
        }
    }

    /** A number is used for one unit only. */
    public static final class UnitWasUnpacked extends UnitRefusal {
        private static final long serialVersionUID = 1;

        UnitWasUnpacked(Sscc sscc) {
            super(
                    Status.CONFLICT,
                    "unit_was_unpacked",
                    "",
                    "unit " + sscc + " was unpacked; its SSCC is not used again");
        }
    }

    /** Only who packed a unit puts it inside another or unpacks it. */
    public static final class NotThePacker extends UnitRefusal {
        private static final long serialVersionUID = 1;

        NotThePacker(Sscc sscc, ParticipantId asked) {
            super(Status.FORBIDDEN, "not_the_packer", "", asked + " is not the packer of unit " + sscc);
        }
    }

    /** A unit is inside one unit at most. */
    public static final class UnitIsInsideAnother extends UnitRefusal {
        private static final long serialVersionUID = 1;

        UnitIsInsideAnother(Sscc sscc, Sscc parent, String asked) {
            super(
                    Status.CONFLICT,
                    "unit_is_inside_another",
                    "",
                    "unit " + sscc + " is inside " + parent + "; to " + asked + " it must be on its own");
        }
    }

    /** Units are a tree. */
    public static final class UnitInsideItself extends UnitRefusal {
        private static final long serialVersionUID = 1;

        UnitInsideItself(Sscc sscc) {
            super(
                    Status.UNPROCESSABLE,
                    "unit_inside_itself",
                    "/childUnits",
                    "unit " + sscc + " cannot be inside itself");
        }
    }
}
