package io.symbia.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.tlog.entry.SealedStreams;
import io.symbia.tlog.entry.StreamTag;
import io.symbia.tlog.streams.StreamHead;
import io.symbia.tlog.streams.StreamMap;
import io.symbia.tlog.tree.Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Maps of streams: true ones, which prove a stream complete or absent, and false ones, which the audit of all leaves finds. */
class StreamMapsTest {
    private static final StreamTag MINE = Events.tag("A");

    @TempDir
    private Path folder;

    private Path policy;

    @BeforeEach
    void writePolicy() throws IOException {
        policy = folder.resolve("policy.txt");
        Files.writeString(policy, SmallLog.POLICY);
    }

    private static SmallLog events() {
        return new SmallLog()
                .add("A")
                .add("B")
                .seal()
                .add("A")
                .add("C")
                .add("A")
                .seal();
    }

    @Nested
    class Audit {
        private Run audit(SmallLog log) throws IOException {
            Path published = Files.createTempDirectory(folder, "log");
            log.publish(published);
            return Run.here("audit", published, "--policy", policy);
        }

        private void refuses(String how, SmallLog log) throws IOException {
            Run run = audit(log);
            assertThat(run.status()).as(run.out()).isEqualTo(1);
            assertThat(run.out()).contains(how).endsWith("NOT PROVEN: maps\n");
        }

        @Test
        void provesTrueMaps() throws IOException {
            SmallLog log = events();
            log.sealMap(log.streams());
            SealedStreams atAnEarlierEnd = log.add("A").seal().streams();
            log.add("B").seal().add("C").sealMap(atAnEarlierEnd);
            Run run = audit(log);
            assertThat(run.status()).as(run.out()).isZero();
            assertThat(run.out()).contains("2 maps of streams, the last of the first " + atAnEarlierEnd.size());
        }

        @Test
        void findsAnEventLeftOutInventedMovedOrRepeated() throws IOException {
            SmallLog log = events();
            StreamMap map = log.map();
            StreamHead head = map.find(MINE).orElseThrow();
            for (StreamHead lie : List.of(
                    new StreamHead(head.count() - 1, head.last(), head.chain()),
                    new StreamHead(head.count() + 1, head.last(), head.chain()),
                    new StreamHead(head.count(), head.last() - 1, head.chain()),
                    new StreamHead(head.count(), head.last(), Hash.ofContent(new byte[] {1})))) {
                SealedStreams streams = new SealedStreams(map.with(MINE, lie).root(), log.size(), map.count());
                refuses("they give", events().sealMap(streams));
            }
        }

        @Test
        void findsAStreamHiddenOrInvented() throws IOException {
            SmallLog log = events();
            StreamMap hidden = new SmallLog().add("A").add("B").map();
            refuses("with 2 streams, they hold 3", events().sealMap(new SealedStreams(hidden.root(), log.size(), 2)));
            StreamMap invented = log.map().with(Events.tag("Z"), new StreamHead(1, 0, hidden.root()));
            refuses("with 4 streams", events().sealMap(new SealedStreams(invented.root(), log.size(), 4)));
        }

        @Test
        void findsAMapOfAPlaceWhereNoBatchEnds() throws IOException {
            SealedStreams streams = events().streams();
            SealedStreams between = new SealedStreams(streams.root(), streams.size() - 1, streams.count());
            refuses("none of the last 1024 batches ended", events().sealMap(between));
        }

        @Test
        void findsAMapThatIsNotNewer() throws IOException {
            SealedStreams streams = events().streams();
            refuses("after one of the first", events().sealMap(streams).sealMap(streams));
        }

        /** The state of an audit holds the heads of all streams, and the roots at the ends of the last batches. */
        @Test
        void goesOnWithTheMapThatItRemembers() throws IOException {
            SmallLog log = events();
            SealedStreams earlier = log.streams();
            Path published = Files.createTempDirectory(folder, "log");
            assertThat(again(log.add("B").seal(), published).status()).isZero();
            assertThat(again(log.sealMap(earlier), published).out()).contains("1 maps of streams");
            Run run = again(log.add("A").seal().sealMap(log.streams()), published);
            assertThat(run.status()).as(run.out()).isZero();
            assertThat(run.out()).contains("2 maps of streams");
        }

        @Test
        void findsALieAboutWhatItRemembers() throws IOException {
            SmallLog log = events();
            SealedStreams earlier = log.streams();
            Path published = Files.createTempDirectory(folder, "log");
            assertThat(again(log.add("B").seal(), published).status()).isZero();
            Hash lie = Hash.ofContent(new byte[] {1});
            Run run = again(log.sealMap(new SealedStreams(lie, earlier.size(), earlier.count())), published);
            assertThat(run.out()).contains("they give " + earlier.root()).endsWith("NOT PROVEN: maps\n");
        }

        private Run again(SmallLog log, Path published) throws IOException {
            log.publish(published);
            return Run.here("audit", published, "--policy", policy, "--state", folder.resolve("state"));
        }

        @Test
        void findsAMapThatIsOlderThanAllowed() throws IOException {
            SmallLog log = events();
            SealedStreams streams = log.streams(); // Of batch 1.
            while (log.size() < streams.size() + 2 * (SealedStreams.MAX_LAG_BATCHES - 1)) {
                log.add("B").seal();
            }
            SealedStreams allowed = streams;
            Run run = audit(log.sealMap(allowed)); // By batch 1025.
            assertThat(run.status()).as(run.out()).isZero();

            SmallLog late = events();
            while (late.size() < streams.size() + 2 * SealedStreams.MAX_LAG_BATCHES) {
                late.add("B").seal();
            }
            refuses("none of the last 1024 batches ended", late.sealMap(streams));
        }
    }

    @Nested
    class OneStream {
        private final SmallLog log = events();
        private final StreamMap map = log.map();
        private Path proof;

        @BeforeEach
        void write() throws IOException {
            log.sealMap(log.streams());
            proof = folder.resolve("A.stream-proof");
            write(MINE);
            for (int number : List.of(0, 2, 4)) {
                Files.write(file(number), log.events().get(number).toArray());
            }
        }

        private void write(StreamTag tag) throws IOException {
            Files.writeString(proof, log.streamProof(tag, map).format());
        }

        private Path file(int number) throws IOException {
            return Files.createDirectories(folder.resolve("events")).resolve("e" + (9 - number) + ".json");
        }

        private Run complete() {
            return Run.here("verify", "--all", folder.resolve("events"), "--stream", proof, "--policy", policy);
        }

        private void refuses(String check) {
            Run run = complete();
            assertThat(run.status()).as(run.out()).isEqualTo(1);
            assertThat(run.out()).endsWith("NOT PROVEN: " + check + "\n");
        }

        @Test
        void isProvenCompleteWhateverTheFilesAreCalled() {
            Run run = complete();
            assertThat(run.status()).as(run.out()).isZero();
            assertThat(run.out())
                    .contains("ok    complete   these 3 events are all of tag " + Events.tag("A")
                            + ", called payment/escrow/A, in order, as of leaf"
                            + " 6")
                    .contains("- payment/escrow/A, tag " + Events.tag("A")
                            + ": these 3 events are all of this tag, in order, as of leaf 6 of 8, sealed")
                    .endsWith("PROVEN\n");
        }

        @Test
        void isProvenCompleteAsAnExport() throws IOException {
            List<String> lines = new ArrayList<>();
            for (int number : List.of(0, 2, 4)) {
                lines.add(log.events().get(number).utf8());
            }
            Files.writeString(folder.resolve("events/events.jsonl"), String.join("\n", lines) + "\n");
            assertThat(complete().status()).isZero();
            lines.add(lines.removeFirst());
            Files.writeString(folder.resolve("events/events.jsonl"), String.join("\n", lines) + "\n");
            refuses("complete");
        }

        @Test
        void isNotCompleteWithAnyEventMissing() throws IOException {
            for (int number : List.of(0, 2, 4)) {
                Files.delete(file(number));
                refuses("complete");
                Files.write(file(number), log.events().get(number).toArray());
            }
        }

        @Test
        void isNotCompleteWithAnyEventMore() throws IOException {
            Files.write(file(1), log.events().get(1).toArray()); // Of another stream.
            refuses("complete");
            Files.write(file(1), log.events().get(2).toArray());
            refuses("complete");
        }

        @Test
        void isNotProvenByTheProofOfAnotherOrOfNone() throws IOException {
            write(Events.tag("B"));
            refuses("complete");
            write(Events.tag("Z"));
            refuses("complete");
        }

        @Test
        void absenceIsProvenOfWhatIsNotThere() throws IOException {
            write(Events.tag("Z"));
            Run run = absent("Z");
            assertThat(run.status()).as(run.out()).isZero();
            assertThat(run.out()).contains("ok    absent     there is no stream " + Events.tag("Z"));
            assertThat(absent("Y").out()).endsWith("NOT PROVEN: absent\n"); // That proof is not about Y.
            write(MINE);
            assertThat(absent("A").out()).contains("has 3 events").endsWith("NOT PROVEN: absent\n");
        }

        private Run absent(String escrow) {
            return Run.here("verify", "--absent", Events.tag(escrow), "--stream", proof, "--policy", policy);
        }

        @Test
        void namesTheCheckThatFails() throws IOException {
            String text = Files.readString(proof);
            for (String[] change : new String[][] {
                {"stream ", "Stream ", "proof"}, {"head 3 ", "head 2 ", "proof"}, {"leaf 0\n", "leaf 1\n", "complete"}
            }) {
                Files.writeString(proof, text.replace(change[0], change[1]));
                refuses(change[2]);
            }
            int node = text.indexOf("\nnode ") + 10;
            Files.writeString(proof, changed(text, node));
            refuses("map");
            int path = text.indexOf("\npath ") + 10;
            Files.writeString(proof, changed(text, path));
            refuses("inclusion");
            Files.writeString(proof, changed(text, text.lastIndexOf(SmallLog.ORIGIN) + SmallLog.ORIGIN.length() + 20));
            refuses("log");
        }

        private static String changed(String text, int index) {
            return text.substring(0, index) + (text.charAt(index) == 'A' ? 'B' : 'A') + text.substring(index + 1);
        }

        @Test
        void couldNotBeCheckedWithoutWhatItNeeds() throws IOException {
            assertThat(Run.here("verify", "--absent", MINE, "--policy", policy).status())
                    .isEqualTo(2);
            assertThat(Run.here("verify", file(0), "--stream", proof, "--policy", policy)
                            .status())
                    .isEqualTo(2);
            assertThat(Run.here("verify", "--absent", "xyz", "--stream", proof, "--policy", policy)
                            .status())
                    .isEqualTo(2);
            Path empty = Files.createDirectory(folder.resolve("none"));
            assertThat(Run.here("verify", "--all", empty, "--stream", proof, "--policy", policy)
                            .status())
                    .isEqualTo(2);
        }
    }
}
