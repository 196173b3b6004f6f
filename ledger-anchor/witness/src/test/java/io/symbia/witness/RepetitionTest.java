package io.symbia.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.symbia.disk.testkit.ShadowDisk;
import io.symbia.tlog.checkpoint.AddCheckpoint;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteSignature;
import io.symbia.tlog.tree.Hash;
import io.symbia.witness.Refusal.Kind;
import io.symbia.witness.Witness.Cosigned;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A checkpoint is public, and anybody can send it once more. */
class RepetitionTest {
    private static final long START_SECONDS = 1_700_000_000;
    private static final String ORIGIN = "log.example/tea";

    private final GrowingLog log = new GrowingLog(ORIGIN, "true ");
    private final ShadowDisk disk = new ShadowDisk();
    private Witness witness = at(START_SECONDS);

    /** The witness, started again when it is that late. */
    private Witness at(long seconds) {
        return open(Clock.fixed(Instant.ofEpochSecond(seconds), ZoneOffset.UTC));
    }

    private Witness open(Clock clock) {
        try {
            return Witness.open(disk, "customs.example", List.of(log.watched()), clock, new SecureRandom());
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static AddCheckpoint again(Note note) {
        return new AddCheckpoint(5, List.of(), note);
    }

    @Test
    void costsNeitherASignatureNorAWriteForAMinute() throws Exception {
        Cosigned first = witness.addCheckpoint(log.growth(0, 5));
        assertThat(first.isRepeated()).isFalse();
        List<String> operations = disk.operations();
        // As it is published: with cosignatures, its own too; and as the log itself has it.
        for (Note note : List.of(log.checkpoint(5).with(first.signatures()), log.checkpoint(5))) {
            Cosigned repeated = witness.addCheckpoint(again(note));
            assertThat(repeated.isRepeated()).isTrue();
            assertThat(repeated.signatures()).isEqualTo(first.signatures());
        }
        witness = at(START_SECONDS + 59);
        assertThat(witness.addCheckpoint(again(log.checkpoint(5))).signatures()).isEqualTo(first.signatures());
        assertThat(disk.operations()).isEqualTo(operations);
    }

    @Test
    void isCosignedAnewAfterThat() throws Exception {
        witness.addCheckpoint(log.growth(0, 5));
        witness = at(START_SECONDS + 60);
        Cosigned later = witness.addCheckpoint(again(log.checkpoint(5)));
        assertThat(later.isRepeated()).isFalse();
        assertThat(later.signatures())
                .extracting(NoteSignature::timestampSeconds)
                .containsOnly(START_SECONDS + 60);
        witness = at(START_SECONDS); // A clock that was set back: the cosignatures are of the future.
        assertThat(witness.addCheckpoint(again(log.checkpoint(5))).isRepeated()).isFalse();
    }

    /** Whatever differs from what was cosigned is looked at as if it had come first. */
    @Test
    void isNothingElseThanWhatWasCosigned() throws Exception {
        witness.addCheckpoint(log.growth(0, 5));
        Note note = log.checkpoint(5);
        NoteSignature ofAnother = log.checkpoint(4).signatures().getFirst();
        refuses(new AddCheckpoint(4, List.of(), note), Kind.OTHER_SIZE);
        refuses(new AddCheckpoint(5, List.of(Hash.ofContent(new byte[0])), note), Kind.INCONSISTENT);
        refuses(again(new Note(note.text(), List.of(ofAnother))), Kind.NOT_SIGNED);
        refuses(again(note.with(List.of(ofAnother))), Kind.NOT_SIGNED);
        refuses(again(new GrowingLog(ORIGIN, "false ").checkpoint(5)), Kind.INCONSISTENT);
        Cosigned other = witness.addCheckpoint(log.growth(5, 8));
        assertThat(other.isRepeated()).isFalse();
        refuses(again(note), Kind.OTHER_SIZE); // What was cosigned before the last is not remembered.
    }

    private void refuses(AddCheckpoint request, Kind kind) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> witness.addCheckpoint(request))
                .satisfies(refusal -> assertThat(refusal.kind()).isEqualTo(kind));
    }

    /** Who waits while another has it cosigned gets the same, and no second signature. */
    @Test
    void isMadeOnceForThoseWhoAskAtOnce() throws Exception {
        witness.addCheckpoint(log.growth(0, 5));
        witness = open(new MeetingClock(Instant.ofEpochSecond(START_SECONDS + 60)));
        Callable<Cosigned> asking = () -> witness.addCheckpoint(again(log.checkpoint(5)));
        int made = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Cosigned> each : threads.invokeAll(Collections.nCopies(MeetingClock.THREADS, asking))) {
                made += each.get().isRepeated() ? 0 : 1;
            }
        }
        assertThat(made).isEqualTo(1);
    }

    /** Tells nobody the time before all have asked for it once: then each has found nothing that could be repeated. */
    private static final class MeetingClock extends Clock {
        static final int THREADS = 10;

        private final CountDownLatch asked = new CountDownLatch(THREADS);
        private final Instant instant;

        MeetingClock(Instant instant) {
            this.instant = instant;
        }

        @Override
        public Instant instant() {
            asked.countDown();
            try {
                asked.await();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
            return instant;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
