package io.symbia.log.mirroring;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.log.publishing.Published;
import io.symbia.log.testkit.SimulatedLog;
import io.symbia.tlog.checkpoint.AddCheckpoint;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two mirrors that are required, of which one is nearer: it could hold a newer tree by the time the other holds this one. */
@Timeout(120)
class TwoMirrorsTest extends StrangersHarness {
    private static final int TREES = 4;

    @Test
    void arePublishedWithTheCosignaturesOfBoth() throws Exception {
        try (RunningMirror near = new RunningMirror(folder.resolve("near")).start();
                RunningMirror far = new RunningMirror(folder.resolve("far")).start()) {
            List<VerifierKey> keys = Stream.of(near, far)
                    .flatMap(mirror -> addressOf(mirror).keys().stream())
                    .toList();
            try (SimulatedLog log = log(List.of(addressOf(near), behindTheDoor(far)), 2)) {
                atTheDoor(exchange -> {
                    byte[] body = exchange.getRequestBody().readAllBytes();
                    if (path(exchange).equals("/add-checkpoint")) grow(log, near, offered(body));
                    answer(exchange, ask(exchange, body, far));
                });
                for (int tree = 0; tree < TREES; tree++) {
                    long before = publishedSize(log);
                    sealMore(log);
                    await(() -> publishedSize(log) > before);
                    Note published = log.publication().published().orElseThrow().checkpoint();
                    assertThat(keys)
                            .allMatch(key -> published.signatures().stream().anyMatch(line -> line.claims(key)));
                }
            }
        }
    }

    private static MirrorAddress addressOf(RunningMirror mirror) {
        try {
            return mirror.addresses().getFirst();
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static long offered(byte[] body) {
        return AddCheckpoint.parse(Octets.of(body)).checkpoint().treeSize();
    }

    /** While the one that is far away is asked to hold a tree, the other holds that one, and no newer tree, though there are some. */
    private static void grow(SimulatedLog log, RunningMirror near, long offered)
            throws IOException, InterruptedException {
        for (int tree = 0; tree < 3; tree++) sealMore(log);
        await(() -> near.size() >= offered);
        assertThat(near.size()).isEqualTo(offered);
    }

    private static long publishedSize(SimulatedLog log) {
        return log.publication().published().map(Published::size).orElse(0L);
    }
}
