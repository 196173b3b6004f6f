package io.symbia.verifier;

import static io.symbia.tlog.testkit.Specification.TLOG_TILES;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.tlog.entry.BatchManifest;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.entry.PassedRange;
import io.symbia.tlog.entry.SourceRange;
import io.symbia.tlog.entry.TopicIncarnation;
import io.symbia.tlog.testkit.Must;
import io.symbia.tlog.tree.Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs that sign what they should not: every hash fits, and what the entries say, or what was said before, does not. */
class DishonestLogTest {
    @TempDir
    private Path folder;

    private Path policy;
    private Path state;

    @BeforeEach
    void writePolicy() throws IOException {
        policy = folder.resolve("policy.txt");
        state = folder.resolve("state");
        Files.writeString(policy, SmallLog.POLICY);
    }

    private Run audit(SmallLog log) throws IOException {
        Path published = Files.createTempDirectory(folder, "log");
        log.publish(published);
        return auditAt(published);
    }

    private Run auditAt(Object place) {
        return Run.here("audit", place, "--policy", policy, "--state", state);
    }

    private void proves(SmallLog log) throws IOException {
        Run run = audit(log);
        assertThat(run.status()).as(run.out()).isZero();
    }

    private void refuses(String check, SmallLog log) throws IOException {
        Run run = audit(log);
        assertThat(run.status()).as(run.out()).isEqualTo(1);
        assertThat(run.out()).endsWith("NOT PROVEN: " + check + "\n");
    }

    @Nested
    class Lies {
        @Test
        void aSequenceLeftOut() throws IOException {
            refuses("streams", new SmallLog().add("A").add(entry("B", 1)).seal());
            refuses("streams", new SmallLog().add("A").seal().add(entry("A", 2)).seal());
        }

        @Test
        void aSequenceTwice() throws IOException {
            refuses("streams", new SmallLog().add("A").add(entry("A", 0)).seal());
        }

        private Entry entry(String escrow, long sequence) {
            return new Entry.Event(Hash.ofContent(new byte[] {1}), Events.tag(escrow), sequence);
        }

        @Test
        void eventsInNoBatch() throws IOException {
            refuses("batches", new SmallLog().add("A"));
            refuses("batches", new SmallLog().add("A").seal().add("B"));
        }

        @Test
        void aManifestThatDoesNotFollow() throws IOException {
            Hash wrong = Hash.ofContent(new byte[] {9});
            refuses("batches", twoBatches(good -> with(good, good.batch(), good.start(), wrong, good.sources())));
            refuses("batches", twoBatches(good -> with(good, 2, good.start(), good.previous(), good.sources())));
            refuses(
                    "batches",
                    twoBatches(good -> with(good, 1L << 32 | 1, good.start(), good.previous(), good.sources())));
        }

        @Test
        void aLeafThatNamesAnotherManifest() throws IOException {
            Hash wrong = Hash.ofContent(new byte[] {9});
            UnaryOperator<BatchManifest> same = UnaryOperator.identity();
            refuses("batches", new SmallLog().add("A").seal(same, good -> new Entry.Manifest(good.digest(), 1)));
            refuses("batches", new SmallLog().add("A").seal(same, good -> new Entry.Manifest(wrong, 0)));
        }

        /** Entries and tiles agree with each other, and the log signed another tree. */
        @Test
        void aRootOfAnotherTree() throws IOException {
            Path published = Files.createTempDirectory(folder, "log");
            new SmallLog().add("A").add("B").seal().publish(published);
            SmallLog other = new SmallLog().add("B").add("A").seal();
            Files.writeString(
                    published.resolve("checkpoint"),
                    other.checkpoint(other.size()).format());
            Run run = auditAt(published);
            assertThat(run.status()).isEqualTo(1);
            assertThat(run.out()).endsWith("NOT PROVEN: root\n");
        }

        @Test
        void aManifestThatCoversOtherLeaves() throws IOException {
            SourceRange three = new SourceRange("symbia.payment.events", 3, 3, 9, 3);
            refuses("batches", twoBatches(good -> with(good, 1, good.start() - 1, good.previous(), List.of(three))));
        }

        @Test
        void anOffsetThatIsReadTwice() throws IOException {
            SourceRange again = new SourceRange("symbia.payment.events", 3, 1, 6, 2);
            refuses("offsets", twoBatches(good -> with(good, 1, good.start(), good.previous(), List.of(again))));
            SourceRange elsewhere = new SourceRange("symbia.payment.events", 4, 1, 6, 2);
            proves(twoBatches(good -> with(good, 1, good.start(), good.previous(), List.of(elsewhere))));
        }

        @Test
        void offsetsThatBeginAgainWithoutADecision() throws IOException {
            SourceRange anew = new SourceRange("symbia.payment.events", 3, 0, 4, 1);
            PassedRange decided = new PassedRange(
                    "symbia.payment.events",
                    3,
                    4,
                    0,
                    "the topic was made anew",
                    Optional.of(new TopicIncarnation("cluster-2", "bGVkZ2VyLWFuY2hvci0wMQ")));
            refuses("offsets", threeBatches(List.of(), anew));
            Run run = audit(threeBatches(List.of(decided), anew));
            assertThat(run.status()).as(run.out()).isZero();
            assertThat(run.out()).contains("note  passed     batch 1: " + decided + "\n");
        }

        @Test
        void aPassedRecordThatWasReadOrIsReadLater() throws IOException {
            PassedRange record = new PassedRange("symbia.payment.events", 3, 4, 6, "no event", Optional.empty());
            refuses("offsets", threeBatches(List.of(record), new SourceRange("symbia.payment.events", 3, 5, 9, 1)));
            PassedRange read = new PassedRange("symbia.payment.events", 3, 1, 6, "sealed", Optional.empty());
            SourceRange elsewhere = new SourceRange("symbia.payment.events", 4, 0, 2, 1);
            refuses(
                    "offsets",
                    new SmallLog()
                            .add("A")
                            .seal()
                            .add("B")
                            .seal(good -> passing(good, List.of(elsewhere), List.of(read))));
            proves(threeBatches(List.of(record), new SourceRange("symbia.payment.events", 3, 6, 9, 1)));
        }

        private SmallLog threeBatches(List<PassedRange> passed, SourceRange third) {
            return new SmallLog()
                    .add("A")
                    .seal()
                    .add("A")
                    .seal(good -> passing(good, good.sources(), passed))
                    .add("B")
                    .seal(good -> with(good, 2, good.start(), good.previous(), List.of(third)));
        }

        private BatchManifest passing(BatchManifest good, List<SourceRange> sources, List<PassedRange> passed) {
            return new BatchManifest(
                    good.batch(),
                    good.start(),
                    good.end(),
                    good.previous(),
                    good.sealedAt(),
                    sources,
                    Optional.empty(),
                    Optional.empty(),
                    passed);
        }

        private SmallLog twoBatches(UnaryOperator<BatchManifest> second) {
            return new SmallLog().add("A").seal().add("A").add("B").seal(second);
        }

        private BatchManifest with(
                BatchManifest good, long batch, long start, Hash previous, List<SourceRange> sources) {
            return new BatchManifest(batch, start, good.end(), previous, good.sealedAt(), sources);
        }
    }

    @Nested
    class History {
        @Test
        void growsFromOneAuditToTheNext() throws IOException {
            SmallLog log = new SmallLog();
            for (int batch = 0; batch < 5; batch++) {
                proves(log.add("A").add("B").seal());
            }
            assertThat(audit(log).out())
                    .contains("the first " + log.size() + " leaves")
                    .contains("; 0 are new");
        }

        @Must(
                by = TLOG_TILES,
                says =
                        "When fetching a subsequent checkpoint, the client MUST verify its consistency with the current checkpoint.")
        @Test
        void aLogThatWasRewrittenIsFound() throws IOException {
            proves(new SmallLog().add("A").add("B").seal());
            refuses("history", new SmallLog().add("B").add("A").seal().add("A").seal());
            refuses("history", new SmallLog().add("B").add("A").seal());
        }

        @Must(
                by = TLOG_TILES,
                says =
                        "When fetching a subsequent checkpoint, the client MUST verify its consistency with the current checkpoint.")
        @Test
        void aLogThatShrankIsFound() throws IOException {
            proves(new SmallLog().add("A").seal().add("B").seal());
            refuses("history", new SmallLog().add("A").seal());
        }

        @Test
        void whatWasNotProvenIsNotRemembered() throws IOException {
            proves(new SmallLog().add("A").seal());
            byte[] remembered = Files.readAllBytes(state);
            refuses("batches", new SmallLog().add("A").seal().add("B"));
            assertThat(Files.readAllBytes(state)).isEqualTo(remembered);
        }
    }
}
