package io.symbia.log.sealing;

import io.symbia.disk.Disk;
import io.symbia.log.storage.LogReader;
import io.symbia.log.storage.commits.Commit;
import io.symbia.tlog.entry.BatchManifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/**
 * The time at which a batch is sealed. It never falls: a clock that is put back a little, as all are, gives the time of the batch before once
 * more. A clock that is minutes behind that batch is wrong now or was wrong then, and somebody has to look. A clock that is minutes away from
 * those of most witnesses is wrong too: what it sealed nobody would ever believe, so nothing is sealed until it is right.
 */
final class SealingClock {
    /** What clocks that are kept by a protocol for that never come to, and what a verifier allows between seal and cosignature. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** The first and the last moment that have a spelling in a manifest: years have four digits. */
    private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    private final Clock clock;
    private final Supplier<Duration> witnessesAhead;
    private Instant last; // The sealing thread's own.

    SealingClock(Clock clock, Instant last, Supplier<Duration> witnessesAhead) {
        this.clock = clock;
        this.last = last;
        this.witnessesAhead = witnessesAhead;
    }

    /**
     * That of a log whose last commit this is.
     *
     * @param witnessesAhead by how much the clocks of most witnesses are ahead
     */
    static SealingClock after(Disk disk, Commit commit, Clock clock, Supplier<Duration> witnessesAhead) {
        if (commit.batch() < 0) {
            return new SealingClock(clock, FIRST, witnessesAhead);
        }
        try (LogReader reader = new LogReader(disk)) {
            byte[] manifest = reader.manifest(commit.batch()).toArray();
            Instant sealedAt = BatchManifest.parse(new String(manifest, StandardCharsets.UTF_8))
                    .sealedAt();
            return new SealingClock(clock, sealedAt, witnessesAhead);
        } catch (IOException failed) {
            throw new UncheckedIOException("could not read manifest " + commit.batch(), failed);
        }
    }

    /** INVARIANT 100: what is sealed later says no earlier time. */
    Instant next() throws WrongClockException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (now.isBefore(FIRST) || now.isAfter(LAST)) {
            throw new WrongClockException(
                    "the clock of this machine says %s; sealing goes on when it is right".formatted(now));
        }
        if (now.isBefore(last.minus(TOLERANCE))) {
            throw new WrongClockException(
                    "the clock of this machine says %s, and the last batch was sealed at %s; sealing goes on when it is right"
                            .formatted(now, last));
        }
        requireAsWitnesses(now);
        last = now.isBefore(last) ? last : now;
        return last;
    }

    /** INVARIANT 140: nothing is sealed at a time that most witnesses contradict. */
    private void requireAsWitnesses(Instant now) throws WrongClockException {
        Duration ahead = witnessesAhead.get();
        if (ahead.abs().compareTo(TOLERANCE) > 0) {
            throw new WrongClockException(
                    "the clock of this machine says %s, and those of most witnesses are %d s %s it; sealing goes on when it is right"
                            .formatted(now, ahead.abs().toSeconds(), ahead.isNegative() ? "behind" : "ahead of"));
        }
    }
}
