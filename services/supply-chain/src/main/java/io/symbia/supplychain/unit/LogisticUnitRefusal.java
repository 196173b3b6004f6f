package io.symbia.supplychain.unit;

import static io.symbia.support.refusal.RefusalText.conflict;
import static io.symbia.support.refusal.RefusalText.forbidden;
import static io.symbia.support.refusal.RefusalText.unprocessable;

import io.symbia.support.refusal.RefusalKind;
import io.symbia.support.refusal.RefusalText;

/** Why a command to a logistic unit was not carried out. */
public enum UnitRefusal implements RefusalKind {
    /** The number is on another unit. */
    UNIT_ALREADY_EXISTS_WITH_OTHER_CONTENT(
            conflict("unit %s was packed with other content; another unit needs another SSCC")),

    /** A number is used for one unit only. */
    UNIT_WAS_UNPACKED(conflict("unit %s was unpacked; its SSCC is not used again")),

    /** Only who packed a unit puts it inside another or unpacks it. */
    NOT_THE_PACKER(forbidden("%2$s is not the packer of unit %1$s")),

    /** A unit is inside one unit at most. */
    UNIT_IS_INSIDE_ANOTHER(conflict("unit %s is inside %s; to %s it must be on its own")),

    /** Units are a tree. */
    UNIT_INSIDE_ITSELF(unprocessable("unit %s cannot be inside itself").at("/childUnits"));

    private final RefusalText text;

    UnitRefusal(RefusalText text) {
        this.text = text;
    }

    @Override
    public RefusalText text() {
        return text;
    }
}
