package io.symbia.log.mirroring;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.symbia.log.publishing.Sealed;
import io.symbia.log.storage.commits.Commit;
import io.symbia.log.testkit.SimulatedLog;
import io.symbia.tlog.checkpoint.AddCheckpoint;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A mirror among strangers, who ask what the log is about to ask: what is nothing new any more is held back. */
@Timeout(120)
class CrowdedMirrorTest extends StrangersHarness {
    private static final int CONFLICT = 409;

    private final AtomicInteger wrongGuesses = new AtomicInteger();

    /** The mirror behind the door: a stranger's question comes before each of the log's that asks for cosignatures alone. */
    private List<MirrorAddress> among(RunningMirror mirror) throws Exception {
        atTheDoor(exchange -> pass(exchange, mirror));
        return List.of(behindTheDoor(mirror));
    }

    private void pass(HttpExchange exchange, RunningMirror mirror) throws IOException, InterruptedException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        HttpResponse<byte[]> answer = ask(exchange, body, mirror);
        if (answer.statusCode() == CONFLICT) wrongGuesses.incrementAndGet();
        if (path(exchange).equals("/add-entries") && isEmpty(body) && answer.statusCode() == 200) holdBack();
        answer(exchange, answer);
    }

    /** An upload of nothing begins where it ends. */
    private static boolean isEmpty(byte[] upload) {
        ByteBuffer header = ByteBuffer.wrap(upload);
        header.position(Short.BYTES + header.getShort());
        long start = header.getLong();
        return start == header.getLong();
    }

    @Test
    void readsWhatTheMirrorHasCosignedWhereItIsNotToldInTime() throws Exception {
        try (RunningMirror mirror = new RunningMirror(folder.resolve("mirror")).start();
                SimulatedLog log = log(among(mirror), 1)) {
            for (int offset = 40; offset <= 160; offset += 40) {
                log.sealOnlyTo(offset);
                awaitPublished(log);
            }
            assertThat(heldBack).hasValueGreaterThanOrEqualTo(4);
            await(() -> log.publication().mirrors().getFirst().problem().isEmpty());
        }
    }

    /** A stranger has said all that the log is about to say, and no answer comes: the log goes by what the mirror shows. */
    @Test
    void goesOnWhereAStrangerBringsEverythingFirst() throws Exception {
        try (RunningMirror mirror = new RunningMirror(folder.resolve("mirror")).start();
                SimulatedLog log = log(List.of(behindTheDoor(mirror)), 1)) {
            atTheDoor(exchange -> bringFirst(exchange, mirror, log));
            for (int offset = 40; offset <= 160; offset += 40) {
                log.sealOnlyTo(offset);
                awaitPublished(log);
                await(() -> mirror.get("checkpoint")
                        .body()
                        .startsWith(SimulatedLog.ORIGIN + "\n" + log.last().size() + "\n"));
            }
            assertThat(heldBack).hasValueGreaterThanOrEqualTo(4);
            await(() -> log.publication().mirrors().getFirst().problem().isEmpty());
        }
    }

    private void bringFirst(HttpExchange exchange, RunningMirror mirror, SimulatedLog log)
            throws IOException, InterruptedException, MirrorFailedException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (path(exchange).equals("/add-checkpoint")) {
            strangerTo(mirror).hold(newestOf(log, body));
        } else if (path(exchange).equals("/add-published")) {
            assertThat(ask(exchange, body, mirror).statusCode()).isEqualTo(200);
        }
        if (exchange.getRequestMethod().equals("POST")) holdBack();
        else answer(exchange, ask(exchange, body, mirror));
    }

    /** The mirror is always a tree ahead of what the log asks it about. */
    @Test
    void takesALaterTreeThatAStrangerHasBrought() throws Exception {
        try (RunningMirror mirror = new RunningMirror(folder.resolve("mirror")).start();
                SimulatedLog log = log(List.of(behindTheDoor(mirror)), 1)) {
            AtomicInteger overtaken = new AtomicInteger();
            atTheDoor(exchange -> {
                if (path(exchange).equals("/add-checkpoint")) {
                    sealAnother(log, mirror);
                    overtaken.incrementAndGet();
                }
                pass(exchange, mirror);
            });
            for (int step = 0; step < 4; step++) {
                sealMore(log);
                awaitPublished(log);
            }
            assertThat(overtaken).hasValueGreaterThanOrEqualTo(4);
            await(() -> log.publication().mirrors().getFirst().problem().isEmpty());
        }
    }

    private void sealAnother(SimulatedLog log, RunningMirror mirror)
            throws IOException, InterruptedException, MirrorFailedException {
        synchronized (log) {
            sealMore(log);
            Commit last = log.last();
            strangerTo(mirror)
                    .hold(new Sealed(last.batch() + 1, last.size(), last.root(), signed(last.size(), last.root())));
        }
    }

    private static Sealed newestOf(SimulatedLog log, byte[] question) {
        Note note = AddCheckpoint.parse(Octets.of(question)).note();
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        return new Sealed(log.last().batch() + 1, checkpoint.treeSize(), checkpoint.root(), note);
    }

    @Test
    void guessesRightAfterAStart() throws Exception {
        try (RunningMirror mirror = new RunningMirror(folder.resolve("mirror")).start()) {
            List<MirrorAddress> addresses = among(mirror);
            for (int offset = 40; offset <= 160; offset += 40) {
                try (SimulatedLog log = log(addresses, 1)) {
                    log.sealOnlyTo(offset);
                    awaitPublished(log);
                }
            }
            assertThat(wrongGuesses).hasValue(0);
        }
    }
}
