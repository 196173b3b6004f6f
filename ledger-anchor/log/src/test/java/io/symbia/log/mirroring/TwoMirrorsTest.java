package io.symbia.log.mirroring;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.log.publishing.Published;
import io.symbia.log.testkit.SimulatedLog;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.VerifierKey;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two mirrors that are required, of which one is nearer: it holds a newer tree by the time the other holds this one. */
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
                    if (path(exchange).equals("/add-checkpoint")) getAhead(near, log);
                    answer(exchange, passOn(exchange, far));
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

    private static void getAhead(RunningMirror near, SimulatedLog log) throws IOException, InterruptedException {
        sealMore(log);
        long size = log.last().size();
        await(() -> near.size() >= size);
    }

    private static long publishedSize(SimulatedLog log) {
        return log.publication().published().map(Published::size).orElse(0L);
    }
}
