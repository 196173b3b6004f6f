package io.symbia.supplychain.batch;

import static io.symbia.support.refusal.RefusalText.conflict;
import static io.symbia.support.refusal.RefusalText.forbidden;
import static io.symbia.support.refusal.RefusalText.unprocessable;

import io.symbia.support.door.Refuses;
import io.symbia.support.refusal.RefusalKind;
import io.symbia.support.refusal.RefusalText;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Why a command to a batch was not carried out. */
public enum BatchRefusal implements RefusalKind {
    /** The lot of the product is taken, or a step was done otherwise. */
    BATCH_ALREADY_EXISTS_WITH_OTHER_CONTENT(
            conflict("batch %s was already %s, with other content or at another moment")),

    /** Only the producer says what happened to a batch. */
    NOT_THE_PRODUCER(forbidden("%2$s is not the producer of batch %1$s")),

    /** The drawer was admitted at another moment. */
    DRAWER_ALREADY_ADMITTED(conflict("%2$s may take from batch %1$s already, and not since this moment")),

    /** The same quarantine was ordered at another moment. */
    BATCH_ALREADY_QUARANTINED(conflict("batch %s is in quarantine for this reason, and not since this moment")),

    /** It was released at another moment. */
    BATCH_ALREADY_RELEASED(conflict("batch %s was released, and not at this moment")),

    /** Only the producer and who was admitted take from a batch. */
    NOT_A_DRAWER(forbidden("%2$s may not take from batch %1$s; its producer admits who may")),

    /** The batch is not in a state for this. */
    BATCH_STATE_FORBIDS(conflict("batch %1$s is %3$s; to %2$s it must be one of %4$s")),

    /** The batch is kept apart; nothing leaves it. */
    BATCH_IS_QUARANTINED(conflict("batch %s is in quarantine; nothing is taken from it until it is released")),

    /** No more is given out than was made. */
    BATCH_HOLDS_LESS(unprocessable("asked for %2$s of batch %1$s, which still holds %3$s")),

    /** A batch is counted in one unit. */
    OTHER_UNIT_OF_MEASURE(unprocessable("asked in %2$s, batch %1$s is counted in %3$s")),

    /** What takes from a batch takes once. */
    TAKING_ALREADY_EXISTS_WITH_OTHER_CONTENT(conflict(
            "%2$s took %4$s of batch %1$s before; now %3$s were asked for, or by another, or for another content")),

    /** What is used in a batch is another batch. */
    BATCH_CONSUMES_ITSELF(unprocessable("batch %1$s cannot be its own input").at("/inputs/%2$s/batch")),

    /** Inspections that must be passed are not, yet. */
    MANDATORY_INSPECTIONS_MISSING(conflict("batch %s has not passed %s, which it must before it is released")),

    /** A failed inspection was not repeated with success. */
    FAILED_INSPECTIONS_OPEN(conflict("batch %s failed %s; each must be followed by a retest that passes")),

    /** A bound of the batch is reached. */
    TOO_MANY_FOR_BATCH(unprocessable("batch %1$s has %3$s %2$s already, which is the most"));

    /** Says at a door how its command may be refused. */
    @Refuses
    @Retention(RetentionPolicy.RUNTIME)
    public @interface May {
        BatchRefusal[] value();
    }

    private final RefusalText text;

    BatchRefusal(RefusalText text) {
        this.text = text;
    }

    @Override
    public RefusalText text() {
        return text;
    }
}
