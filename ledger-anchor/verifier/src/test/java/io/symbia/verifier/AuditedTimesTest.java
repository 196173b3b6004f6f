package io.symbia.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteSigner;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an audit makes of the times that a log and its cosigners state. */
class AuditedTimesTest {
    private static final NoteSigner PORT = NoteSigner.cosignerOfSeed("port.example", seed("port"));
    private static final NoteSigner BANK = NoteSigner.cosignerOfSeed("bank.example", seed("bank"));
    private static final String WITNESSES = "log " + SmallLog.KEY.verifierKey() + "\nwitness customs "
            + SmallLog.CUSTOMS.verifierKey() + "\nwitness port " + PORT.verifierKey() + "\nwitness bank "
            + BANK.verifierKey() + "\n";

    @TempDir
    private Path folder;

    private Path policy;

    @BeforeEach
    void writePolicy() throws IOException {
        policy = Files.writeString(folder.resolve("policy.txt"), SmallLog.POLICY);
    }

    private static Octets seed(String name) {
        return Octets.of(Hash.ofContent(name.getBytes(StandardCharsets.UTF_8)).toArray());
    }

    private Path published(SmallLog log) throws IOException {
        Path published = Files.createTempDirectory(folder, "log");
        log.publish(published);
        return published;
    }

    private Run audit(SmallLog log) throws IOException {
        return Run.here("audit", published(log), "--policy", policy);
    }

    private void refuses(String check, SmallLog log) throws IOException {
        Run run = audit(log);
        assertThat(run.status()).as(run.out()).isEqualTo(1);
        assertThat(run.out()).endsWith("NOT PROVEN: " + check + "\n");
    }

    private void proves(SmallLog log) throws IOException {
        Run run = audit(log);
        assertThat(run.status()).as(run.out()).isZero();
    }

    @Nested
    class OfSealing {
        @Test
        void neverFall() throws IOException {
            Instant first = SmallLog.SEALED_AT;
            proves(new SmallLog().sealAt(first).add("A").seal().add("A").seal());
            refuses(
                    "batches",
                    new SmallLog()
                            .sealAt(first)
                            .add("A")
                            .seal()
                            .sealAt(first.minusMillis(1))
                            .add("A")
                            .seal());
        }

        @Test
        void areNotLaterThanTheQuorumsByMoreThanMinutes() throws IOException {
            Instant cosigned = Instant.ofEpochSecond(SmallLog.COSIGNED_AT_SECONDS);
            proves(new SmallLog()
                    .sealAt(cosigned.plus(Duration.ofMinutes(5)))
                    .add("A")
                    .seal());
            refuses(
                    "times",
                    new SmallLog()
                            .sealAt(cosigned.plus(Duration.ofMinutes(5)).plusMillis(1))
                            .add("A")
                            .seal());
            refuses(
                    "times",
                    new SmallLog()
                            .sealAt(Instant.parse("2031-01-01T00:00:00Z"))
                            .add("A")
                            .seal());
        }
    }

    @Nested
    class OfMaps {
        private static final int MAX_LAG = 1024;

        /** A log that sealed a map once, and then only events. */
        private SmallLog mapped(int batchesAfter) {
            SmallLog log = new SmallLog().add("A").seal();
            log.sealMap(log.streams());
            for (int batch = 0; batch < batchesAfter; batch++) log.add("A").seal();
            return log;
        }

        @Test
        void areDueWithinSoManyBatches() throws IOException {
            proves(mapped(MAX_LAG));
            refuses("maps", mapped(MAX_LAG + 1));
        }

        @Test
        void areDueWithinAnHourByTheCosignaturesToo() throws IOException {
            Instant sealed = SmallLog.SEALED_AT.truncatedTo(ChronoUnit.SECONDS);
            Duration hour = Duration.ofHours(1);
            proves(mapped(1).sealAt(sealed.plus(hour)).add("A").seal().cosignAt(sealed.plus(hour)));
            refuses(
                    "maps",
                    mapped(1)
                            .sealAt(sealed.plus(hour).plusSeconds(1))
                            .add("A")
                            .seal()
                            .cosignAt(sealed.plus(hour)));
            proves(mapped(1).cosignAt(sealed.plus(hour)));
            refuses("maps", mapped(1).cosignAt(sealed.plus(hour).plusSeconds(1)));
            proves(mapped(0).cosignAt(sealed.plus(hour).plus(hour)));
        }

        /** The past harms nobody once a map holds it. */
        @Test
        void mayHaveBeenLate() throws IOException {
            SmallLog log = mapped(MAX_LAG + 1);
            log.sealMap(log.streams());
            proves(log);
        }

        @Test
        void areAskedForAfterAStateWasReadAgainToo() throws IOException {
            Path state = folder.resolve("state");
            SmallLog log = mapped(1);
            Run first = Run.here("audit", published(log), "--policy", policy, "--state", state);
            assertThat(first.status()).as(first.out()).isZero();
            log.sealAt(SmallLog.SEALED_AT.plus(Duration.ofHours(2))).add("A").seal();
            log.cosignAt(SmallLog.SEALED_AT.plus(Duration.ofHours(2)));
            Run second = Run.here("audit", published(log), "--policy", policy, "--state", state);
            assertThat(second.status()).as(second.out()).isEqualTo(1);
            assertThat(second.out()).endsWith("NOT PROVEN: maps\n");
        }
    }

    @Nested
    class OfCosignatures {
        private SmallLog log() {
            SmallLog log = new SmallLog()
                    .sealAt(SmallLog.SEALED_AT.minus(Duration.ofDays(3000)))
                    .add("A")
                    .seal();
            return log.sealMap(log.streams());
        }

        @Test
        void ofAnyOneDoNotMakeAFrozenLogLookAlive() throws IOException {
            Instant now = Instant.now();
            Instant old = now.minus(Duration.ofDays(1));
            SmallLog log = log();
            for (String quorum : List.of("quorum customs\n", "group two 2 customs port bank\nquorum two\n")) {
                Note frozen = sameTree(log, old, now, old);
                Run run = auditOf(log, quorum, frozen);
                assertThat(run.status()).as(run.out()).isEqualTo(1);
                assertThat(run.out()).endsWith("NOT PROVEN: freshness\n");
                Run alive = auditOf(log, quorum, sameTree(log, now, now, old));
                assertThat(alive.out()).contains("last alive at");
                assertThat(alive.out()).doesNotContain("freshness  last alive at " + old);
            }
        }

        private Note sameTree(SmallLog log, Instant customs, Instant port, Instant bank) {
            Note note = log.cosignAt(customs).checkpoint(log.size());
            return note.with(List.of(
                    PORT.cosign(note.text(), port.getEpochSecond()), BANK.cosign(note.text(), bank.getEpochSecond())));
        }

        private Run auditOf(SmallLog log, String quorum, Note checkpoint) throws IOException {
            Path published = published(log);
            Files.writeString(published.resolve("checkpoint"), checkpoint.format());
            Files.writeString(policy, WITNESSES + quorum);
            return Run.here("audit", published, "--policy", policy, "--max-age", "PT15M");
        }

        @Test
        void thatNobodyNeedsMayStateAnySecond() throws IOException {
            SmallLog log = new SmallLog().add("A").seal();
            Note note = log.checkpoint(log.size());
            for (long second : new long[] {1L << 62, Long.MAX_VALUE, 0}) {
                Path published = published(log);
                Note absurd = note.with(List.of(PORT.cosign(note.text(), second)));
                Files.writeString(published.resolve("checkpoint"), absurd.format());
                Files.writeString(policy, WITNESSES + "quorum customs\n");
                Run run = Run.here("audit", published, "--policy", policy);
                assertThat(run.status()).as(run.out()).isZero();
            }
        }
    }
}
