package io.symbia.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Logs over HTTP that are far away, stall, drip or never end. */
@Timeout(60)
class DistantLogTest {
    private static final long DELAY_MILLIS = 50;

    @TempDir
    private Path folder;

    private Path policy;
    private Path published;

    @BeforeEach
    void writePolicy() throws IOException {
        policy = Files.writeString(folder.resolve("policy.txt"), SmallLog.POLICY);
        published = folder.resolve("log");
    }

    /** Each with an event, and few enough that a map is due for none. */
    private static SmallLog ofBatches(int batches) {
        SmallLog log = new SmallLog();
        for (int batch = 0; batch < batches; batch++) log.add("E-" + batch % 5).seal();
        return log;
    }

    @Nested
    class Answers {
        private Run audit(String path, Function<SlowServer, SlowServer.Answer> answer) throws IOException {
            try (SlowServer server = new SlowServer(published, 0)) {
                server.answering(path, answer.apply(server));
                return Run.here("audit", server.url(), "--policy", policy, "--answer-limit", "PT0.3S");
            }
        }

        @Test
        void thatStallOrDripAreGivenUp() throws IOException {
            SmallLog log = ofBatches(300);
            log.publish(published);
            for (String path :
                    List.of("checkpoint", "tile/0/000", "tile/entries/001", "manifests/280", "manifests/bundles/0")) {
                List<Function<SlowServer, SlowServer.Answer>> bad =
                        List.of(server -> server::stall, server -> server::drip);
                for (Function<SlowServer, SlowServer.Answer> answer : bad) {
                    Run run = audit(path, answer);
                    assertThat(run.status()).as(path + ": " + run.out()).isEqualTo(2);
                    assertThat(run.out()).contains("its body is not complete");
                }
            }
        }

        /** The test would run out of memory, or of time, if they were read to their end. */
        @Test
        void thatNeverEndAreReadToOneByteTooMany() throws IOException {
            ofBatches(300).publish(published);
            for (String path : List.of("tile/0/000", "tile/entries/000", "tile/1/000.p/2")) {
                Run run = audit(path, server -> server::goOn);
                assertThat(run.status()).as(path + ": " + run.out()).isEqualTo(1);
                assertThat(run.out()).contains("more than");
            }
            for (String path : List.of("checkpoint", "manifests/280", "manifests/bundles/0")) {
                Run run = audit(path, server -> server::goOn);
                assertThat(run.status()).as(path + ": " + run.out()).isIn(1, 2);
            }
        }

        /** Java's reader of gzip calls itself for each member in which there is nothing. */
        @Test
        void thatAreNothingButEmptyMembersAreToldInWords() throws IOException {
            ofBatches(30).publish(published);
            ByteArrayOutputStream member = new ByteArrayOutputStream();
            new GZIPOutputStream(member).close();
            byte[] members = new byte[50_000 * member.size()];
            for (int at = 0; at < members.length; at += member.size()) {
                System.arraycopy(member.toByteArray(), 0, members, at, member.size());
            }
            Run run = audit("checkpoint", _ -> (exchange, _) -> {
                exchange.getResponseHeaders().set("Content-Encoding", "gzip");
                exchange.sendResponseHeaders(200, members.length);
                exchange.getResponseBody().write(members);
            });
            assertThat(run.status()).as(run.out()).isEqualTo(2);
            assertThat(run.out()).contains("is not one gzip member").doesNotContain("java.");
        }

        /** The limit of time for an answer is far away here: the monitor's own clock is what ends it. */
        @Test
        void thatStallDoNotKeepAMonitorFromSayingThatTheLogIsOld() throws IOException {
            SmallLog log = ofBatches(30).cosignAt(Instant.now());
            log.publish(published);
            for (String path : List.of("checkpoint", "tile/entries/000.p/60")) {
                try (SlowServer server = new SlowServer(published, 0)) {
                    server.answering(path, server::stall);
                    Path state = folder.resolve("state" + path.length());
                    Run run = Run.here(
                            "audit",
                            server.url(),
                            "--policy",
                            policy,
                            "--state",
                            state,
                            "--follow",
                            "--max-age",
                            "PT2S",
                            "--answer-limit",
                            "PT10M");
                    assertThat(run.status()).as(run.out()).isEqualTo(1);
                    assertThat(run.out()).contains("\"check\":\"freshness\"").contains("no sign of life since");
                }
            }
        }
    }

    /** Against the same requests one after the other, each of which would wait for the same time. */
    @Test
    void isReadAheadInBundlesAndOneByOne() throws IOException {
        SmallLog log = ofBatches(600);
        log.publish(published);
        int requests = requests("with bundles");
        for (int bundle = 0; bundle < 2; bundle++) Files.delete(published.resolve("manifests/bundles/" + bundle));
        assertThat(requests("without bundles")).isGreaterThan(4 * requests);
    }

    /** How many; and they take a fraction of the time that they would take one after the other. */
    private int requests(String how) throws IOException {
        try (SlowServer server = new SlowServer(published, DELAY_MILLIS)) {
            long startNanos = System.nanoTime();
            Run run = Run.here("audit", server.url(), "--policy", policy);
            long millis = (System.nanoTime() - startNanos) / 1_000_000;
            assertThat(run.status()).as(run.out()).isZero();
            int requests = server.asked().size();
            double ratio = (double) requests * DELAY_MILLIS / millis;
            System.out.printf(
                    "measure audit at %d ms an answer %s: %d requests in %d ms, %.1f times as fast as one by one%n",
                    DELAY_MILLIS, how, requests, millis, ratio);
            if (requests > 500) assertThat(ratio).isGreaterThan(2); // Of few, the start of the machine is most.
            return requests;
        }
    }

    @Test
    void isRefusedWithABundleThatIsNotItsManifests() throws IOException {
        ofBatches(300).publish(published);
        Path bundle = published.resolve("manifests/bundles/0");
        String text = Files.readString(bundle);
        for (String wrong : List.of(
                text.replaceFirst("\"batch\":7,", "\"batch\":8,"),
                text.substring(0, text.lastIndexOf('{')),
                text + "x")) {
            Files.writeString(bundle, wrong);
            Run run = Run.here("audit", published, "--policy", policy);
            assertThat(run.status()).as(run.out()).isEqualTo(1);
            assertThat(run.out()).endsWith("NOT PROVEN: batches\n");
        }
    }
}
