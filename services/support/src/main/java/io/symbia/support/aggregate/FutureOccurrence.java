package io.symbia.support.aggregate;

import io.symbia.support.refusal.Refusal;
import io.symbia.support.refusal.Status;
import java.time.Duration;
import java.time.Instant;

/** Something is said to have happened later than now; nobody can know that. */
public final class FutureOccurrence extends Refusal {
    private static final long serialVersionUID = 1;

    /** How far the clocks of honest participants may be apart. */
    public static final Duration MAX_SKEW = Duration.ofMinutes(5);

    FutureOccurrence(Instant occurredAt, Instant now) {
        super(
                Status.UNPROCESSABLE,
                "occurred_in_future",
                "/occurredAt",
                "occurredAt is " + occurredAt + ", at most " + now.plus(MAX_SKEW) + " is accepted");
    }
}
