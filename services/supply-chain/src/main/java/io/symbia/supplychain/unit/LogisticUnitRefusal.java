package io.symbia.supplychain.unit;

import static io.symbia.support.refusal.RefusalText.conflict;
import static io.symbia.support.refusal.RefusalText.forbidden;
import static io.symbia.support.refusal.RefusalText.unprocessable;

import io.symbia.support.door.Refuses;
import io.symbia.support.refusal.RefusalKind;
import io.symbia.support.refusal.RefusalText;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Why a command to a logistic unit was not carried out. */
public enum LogisticUnitRefusal implements RefusalKind {
    /** The number is on another unit. */
    UNIT_ALREADY_EXISTS_WITH_OTHER_CONTENT(
            conflict("unit %s was packed with other content or at another moment; another unit needs another SSCC")),

    /** A number is used for one unit only. */
    UNIT_WAS_UNPACKED(conflict("unit %s was unpacked; its SSCC is not used again")),

    /** It was unpacked at another moment. */
    UNIT_ALREADY_UNPACKED(conflict("unit %s was unpacked, and not at this moment")),

    /** Only who packed a unit puts it inside another or unpacks it. */
    NOT_THE_PACKER(forbidden("%2$s is not the packer of unit %1$s")),

    /** A unit is inside one unit at most. */
    UNIT_IS_INSIDE_ANOTHER(conflict("unit %s is inside %s; to %s it must be on its own")),

    /** Units are a tree. */
    UNIT_INSIDE_ITSELF(unprocessable("unit %s cannot be inside itself").at("/childUnits"));

    /** Says at a door how its command may be refused. */
    @Refuses
    @Retention(RetentionPolicy.RUNTIME)
    public @interface May {
        LogisticUnitRefusal[] value();
    }

    private final RefusalText text;

    LogisticUnitRefusal(RefusalText text) {
        this.text = text;
    }

    @Override
    public RefusalText text() {
        return text;
    }
}
