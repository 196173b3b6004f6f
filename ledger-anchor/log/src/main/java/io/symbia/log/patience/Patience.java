package io.symbia.log.patience;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Waits for what will come back by itself: a database, a broker, room on the disk. Nothing here gives up while the process is wanted; the
 * reason for waiting can be seen.
 */
public final class Patience {
    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Duration firstWait;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Optional<String> problem = Optional.empty();

    /** Waits a tenth of a second at first, then longer. */
    public Patience() {
        this(FIRST_WAIT);
    }

    /** Waits that long at first, then longer. */
    public Patience(Duration firstWait) {
        this.firstWait = firstWait;
    }

    /** What is being waited for, if anything. */
    public Optional<String> problem() {
        return problem;
    }

    /** What was waited for has come: an attempt that goes on for long says so, since it has not ended. */
    public void over() {
        problem = Optional.empty();
    }

    /** Ends all waiting: whatever still waits fails with {@link EndedException}. */
    public void end() {
        ended.countDown();
    }

    /**
     * Tries until it succeeds.
     *
     * @param attempt fails with an exception of {@code temporary} when it makes sense to try again
     */
    public <T, X extends Exception> T until(Class<X> temporary, Attempt<T> attempt) {
        Duration wait = firstWait;
        while (true) {
            try {
                T result = attempt.run();
                problem = Optional.empty();
                return result;
            } catch (RuntimeException permanent) {
                if (!temporary.isInstance(permanent)) {
                    throw permanent;
                }
                pause(permanent, wait);
            } catch (Exception failed) {
                if (!temporary.isInstance(failed)) {
                    throw new IllegalStateException(failed);
                }
                pause(failed, wait);
            }
            wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
        }
    }

    private void pause(Exception reason, Duration wait) {
        problem = Optional.of(String.valueOf(reason.getMessage()));
        if (isEndedWithin(wait)) {
            throw new EndedException(reason);
        }
    }

    /** Waits, and says whether all waiting was ended meanwhile. */
    public boolean isEndedWithin(Duration wait) {
        try {
            return ended.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Something that can be tried again. */
    @FunctionalInterface
    public interface Attempt<T> {
        /** Tries once. */
        T run() throws Exception;
    }

    /** The process is ending, and what was waited for had not come back. */
    public static final class EndedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        EndedException(Exception cause) {
            super("ended while waiting: " + cause.getMessage(), cause);
        }
    }
}
