package io.symbia.support.platform;

import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoOperationTimeoutException;
import com.mongodb.MongoSocketReadTimeoutException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Bounds what a repeating loop takes on at once, and says how long it rests after a failure.
 *
 * <p>A question that was too big for its time limit is too big the next time, too: after a time-out the piece is half as large, down to
 * one, and so it is after one that took long; while all goes well it slowly grows again. Rests double from one failure to the next. Each is
 * drawn by chance from its upper half, so that loops that failed together do not come back together. Used by one thread.
 */
public final class Pieces {
    static final Duration FIRST_REST = Duration.ofMillis(100);
    static final Duration LONGEST_REST = Duration.ofSeconds(10);

    /** A piece that takes longer is too big: others wait meanwhile, and partitions that are to be handed over. */
    static final Duration AIM = Duration.ofSeconds(2);

    private static final int GROWS_AFTER = 8; // Pieces that were done in a row.

    private final int most;
    private int size;
    private int doneInARow;
    private int failedInARow;

    /**
     * Begins with the largest piece.
     *
     * @param most size of the largest piece, above 0
     */
    public Pieces(int most) {
        if (most < 1) throw new IllegalArgumentException("a piece has at least one element, not " + most);
        this.most = most;
        this.size = most;
    }

    /** Number of elements to take on now, in [1, most]. */
    public int size() {
        return size;
    }

    /** A piece was done in that time. */
    public void done(Duration took) {
        failedInARow = 0;
        if (took.compareTo(AIM) > 0) {
            doneInARow = 0;
            size = Math.max(1, size / 2);
            return;
        }
        if (++doneInARow < GROWS_AFTER) return;
        doneInARow = 0;
        size = (int) Math.min(most, size + Math.max(1L, size / 4));
    }

    /** A piece failed; returns how long to rest before the next. */
    public Duration failed(Throwable failure) {
        doneInARow = 0;
        if (isTimeOut(failure)) size = Math.max(1, size / 2);
        long millis = LONGEST_REST.toMillis();
        if (failedInARow < 16) millis = Math.min(millis, FIRST_REST.toMillis() << failedInARow);
        failedInARow++;
        return Duration.ofMillis(millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
    }

    /** Whether the database did not answer within the time limit, though it may have done it all the same, or a piece took too long. */
    static boolean isTimeOut(@Nullable Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof MongoSocketReadTimeoutException
                    || at instanceof MongoExecutionTimeoutException
                    || at instanceof MongoOperationTimeoutException
                    || at instanceof TooSlowException) return true;
        }
        return false;
    }
}
