package io.symbia.log.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.log.testkit.Platform;
import io.symbia.log.testkit.Publisher;
import io.symbia.log.testkit.Publisher.TestEvent;
import io.symbia.log.testkit.RunningLog;
import io.symbia.tlog.bundle.EvidenceArchive;
import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.entry.StreamTag;
import io.symbia.tlog.streams.ProvenStream;
import io.symbia.tlog.streams.StreamProof;
import io.symbia.tlog.tree.InvalidProofException;
import io.symbia.tlog.tree.Octets;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** All events of a stream, asked of a running log and checked without it. */
class StreamProofIT {
    private static final String ORIGIN = "log.test/streams";
    private static final String TOPIC = "streams.events";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int STREAMS = 4;

    private final Path folder = Platform.folder("streams");

    private RunningLog start() {
        return RunningLog.start(folder, ORIGIN, List.of(TOPIC), Map.of("symbia.log.stream-interval", "50ms"));
    }

    private static void publish(int from, int to) {
        try (Publisher publisher = new Publisher(Platform.bootstrap())) {
            for (int sequence = from; sequence < to; sequence++) {
                for (int stream = 0; stream < STREAMS; stream++) {
                    publisher.send(TOPIC, stream % 3, TestEvent.of("streams-" + stream, sequence));
                }
            }
            publisher.flush();
        }
    }

    /** Waits until the sealed map holds so many events of each stream; the log has fallen silent before. */
    private static void requireExactly(RunningLog log, int events) throws InvalidProofException {
        Policy policy = Policy.parse(Octets.of(log.get("/policy").body()));
        for (int stream = 0; stream < STREAMS; stream++) {
            String name = "streams-" + stream;
            StreamTag tag = TestEvent.of(name, 0).tag();
            Awaitility.await().atMost(PATIENCE).until(() -> {
                HttpResponse<byte[]> answer = log.get("/streams/" + tag + "/proof");
                return answer.statusCode() == 200 && count(answer) == events;
            });
            ProvenStream proven =
                    StreamProof.parse(log.text("/streams/" + tag + "/proof")).verify(policy);
            proven.requireExactly(IntStream.range(0, events)
                    .mapToObj(sequence ->
                            new Entry.Event(TestEvent.of(name, sequence).digest(), tag, sequence))
                    .toList());
        }
    }

    private static void requireEvidence(RunningLog log, TestEvent event) {
        Set<String> ofStream = files(log, event.tag().hex());
        assertThat(ofStream).contains("checkpoint", "policy", "streams/" + event.tag() + ".stream-proof");
        assertThat(ofStream.stream().filter(name -> name.startsWith("events/"))).hasSize(40);
        assertThat(files(log, event.digest().hex()))
                .contains("checkpoint", "policy", "events/" + event.digest() + ".tlog-proof")
                .anyMatch(name -> name.matches("manifests/[0-9]+[.]json"))
                .hasSize(5);
        assertThat(log.get("/evidence/" + "0".repeat(64)).statusCode()).isEqualTo(404);
        assertThat(log.get("/evidence/0").statusCode()).isEqualTo(400);
    }

    private static Set<String> files(RunningLog log, String what) {
        return EvidenceArchive.parse(Octets.of(log.get("/evidence/" + what).body()))
                .files()
                .keySet();
    }

    private static int count(HttpResponse<byte[]> answer) {
        return StreamProof.parse(Octets.of(answer.body())).leaves().size();
    }

    @Test
    void provesWhatAStreamHoldsAndWhatThereIsNot() throws InvalidProofException {
        try (RunningLog log = start()) {
            StreamTag unknown = StreamTag.parseHex("0123456789abcdef0123456789abcdef");
            HttpResponse<byte[]> early = log.get("/streams/" + unknown + "/proof");
            assertThat(early.statusCode()).isEqualTo(503); // No map is sealed yet.
            assertThat(early.headers().firstValue("retry-after")).contains("1");
            publish(0, 30);
            requireExactly(log, 30);
            publish(30, 40);
            requireExactly(log, 40);

            StreamProof absent = StreamProof.parse(log.text("/streams/" + unknown + "/proof"));
            Policy policy = Policy.parse(Octets.of(log.get("/policy").body()));
            assertThat(absent.verify(policy).head()).isEmpty();
            assertThat(log.get("/streams/xyz/proof").statusCode()).isEqualTo(400);
            requireEvidence(log, TestEvent.of("streams-1", 0));
        }
        try (RunningLog again = start()) { // Builds the map again from its entries.
            requireExactly(again, 40);
            publish(40, 41);
            requireExactly(again, 41);
            assertThat(new String(again.get("/manifests/0").body(), StandardCharsets.UTF_8))
                    .doesNotContain("streams\":{"); // Nothing was before it.
        }
    }
}
