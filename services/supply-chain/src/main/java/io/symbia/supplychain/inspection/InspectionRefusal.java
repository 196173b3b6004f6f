package io.symbia.supplychain.inspection;

import static io.symbia.support.refusal.RefusalText.conflict;
import static io.symbia.support.refusal.RefusalText.forbidden;
import static io.symbia.support.refusal.RefusalText.unprocessable;

import io.symbia.support.door.Refuses;
import io.symbia.support.refusal.RefusalKind;
import io.symbia.support.refusal.RefusalText;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Why a command to an inspection was not carried out. */
enum InspectionRefusal implements RefusalKind {
    /** The name is taken, or a step was done otherwise. */
    INSPECTION_ALREADY_EXISTS_WITH_OTHER_CONTENT(
            conflict("inspection %s was already %s, with other content or at another moment")),

    /** Who makes goods judges them only in an internal inspection. */
    INSPECTOR_NOT_INDEPENDENT(unprocessable(
                    "%2$s asks for an inspection of its own goods; as %1$s it is made by another, only INTERNAL by itself")
            .at("/inspector")),

    /** Only the inspector says what was sampled and found. */
    NOT_THE_INSPECTOR(forbidden("%2$s is not the inspector of %1$s, who is %3$s")),

    /** The inspection is not in a state for this. */
    INSPECTION_STATE_FORBIDS(conflict("inspection %1$s is %3$s; to %2$s it must be one of %4$s")),

    /** A test names a sample that was taken. */
    SAMPLE_NOT_TAKEN(
            unprocessable("test %1$s is of a sample that was not taken").at("/tests/%1$s/sample")),

    /** A verdict follows from each test. */
    TEST_DECIDES_NOTHING(
            unprocessable("what test %1$s found is on neither side of its limit for certain; a finer method decides it")
                    .at("/tests/%1$s/finding")),

    /** An inspection repeats another, not itself. */
    RETEST_OF_ITSELF(
            unprocessable("inspection %s cannot be the retest of itself").at("/retestOf"));

    /** Says at a door how its command may be refused. */
    @Refuses
    @Retention(RetentionPolicy.RUNTIME)
    @interface May {
        InspectionRefusal[] value();
    }

    private final RefusalText text;

    InspectionRefusal(RefusalText text) {
        this.text = text;
    }

    @Override
    public RefusalText text() {
        return text;
    }
}
