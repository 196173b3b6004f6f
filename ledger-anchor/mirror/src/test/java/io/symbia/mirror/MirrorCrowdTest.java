package io.symbia.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.cosigner.crowd.Pace;
import io.symbia.tlog.checkpoint.AddCheckpoint;
import io.symbia.tlog.note.Note;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Anybody can post to a mirror, and a log may wait for it. */
class MirrorCrowdTest extends DoorHarness {
    private static final int HALF_SENT = 400;
    private static final int ROUNDS = 40;
    private static final int CROWD = 400;

    private final List<Socket> sockets = new ArrayList<>();

    @AfterEach
    void hangUp() throws IOException {
        for (Socket socket : sockets) socket.close();
    }

    /** The head of a post, and of its body some bytes. */
    private void begin(String path, byte[] body, int count) throws IOException {
        Socket socket = new Socket(door.address().getHost(), door.address().getPort());
        sockets.add(socket);
        String head =
                "POST %s HTTP/1.1\r\nHost: mirror\r\nContent-Type: application/octet-stream\r\nContent-Length: %d\r\n\r\n"
                        .formatted(path, body.length);
        socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
        try {
            socket.getOutputStream().write(body, 0, count);
        } catch (IOException putOut) {
            // It had to leave before it could send so much.
        }
    }

    @Test
    void halfSentPostsHoldUpNobodyElse() throws Exception {
        checkpoint(LOG, 0, 10);
        byte[] growth = LOG.growth(10, LOG.size()).format().getBytes(StandardCharsets.UTF_8);
        byte[] upload = LOG.upload(0, 10);
        byte[] manifests = LOG.manifestsFrom(0, 100);
        for (int post = 0; post < HALF_SENT; post++) {
            switch (post % 5) {
                case 0 -> begin("/add-checkpoint", growth, post % growth.length);
                case 1 -> begin("/add-entries", upload, upload.length - 1);
                case 2 -> begin("/add-entries", upload, 3);
                case 3 -> begin("/add-manifests", manifests, manifests.length - 1);
                default -> begin("/add-published", growth, 0);
            }
        }
        for (int size = 10; size < 10 + ROUNDS; size++) {
            cosigned(size, entries(LOG.upload(size == 10 ? 0 : size - 1, size)));
            checkpoint(LOG, size, size + 1);
        }
        System.out.printf("half-sent posts %d, checkpoints mirrored meanwhile %d of %d%n", HALF_SENT, ROUNDS, ROUNDS);
    }

    /** Checkpoints are public: whoever repeats one costs neither a signature nor a write. */
    @Test
    void whatIsRepeatedIsGivenAgainAsItWasForAMinute() throws Exception {
        checkpoint(LOG, 0, 300);
        Note first = cosigned(300, entries(LOG.upload(0, 300)));
        now = now.plusSeconds(59);
        assertThat(cosigned(300, entries(LOG.upload(300, 300)))).isEqualTo(first);
        now = now.plusSeconds(1);
        assertThat(cosigned(300, entries(LOG.upload(300, 300)))).isNotEqualTo(first);
    }

    @Test
    void linesThatCameBeforeAreNothingNew() throws Exception {
        checkpoint(LOG, 0, 10);
        int writes = disk.operations().size();
        assertThat(mirror.addCheckpoint(new AddCheckpoint(10, List.of(), LOG.checkpoint(10))))
                .isFalse();
        Note bare = LOG.checkpoint(10);
        Note ofAnother = new Note(bare.text(), List.of(CUSTOMS.cosign(bare.text(), 1)));
        assertThatThrownBy(() -> mirror.addCheckpoint(new AddCheckpoint(10, List.of(), ofAnother)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_SIGNED));
        assertThat(disk.operations()).hasSize(writes);
    }

    /** A newer cosignature is new, but a witness, too, gives the same one again for a minute. */
    @Test
    void aPublishedCheckpointWithNothingNewIsNotWrittenAgainForAMinute() throws Exception {
        checkpoint(LOG, 0, 300);
        cosigned(300, entries(LOG.upload(0, 300)));
        Note bare = LOG.checkpoint(300);
        Note shown = bare.with(List.of(CUSTOMS.cosign(bare.text(), 1_763_803_800)));
        published(shown);
        byte[] served = get("checkpoint").body();
        now = now.plusSeconds(59);
        published(shown);
        published(bare.with(List.of(CUSTOMS.cosign(bare.text(), 1_763_803_799))));
        assertThat(get("checkpoint").body()).isEqualTo(served);
        now = now.plusSeconds(1);
        published(shown);
        assertThat(get("checkpoint").body()).isNotEqualTo(served);
    }

    /** Refusing costs work too: those who are refused, or bring nothing, are many and wait; the log does not. */
    @Test
    void whatBringsNothingIsAnsweredAtAPaceAndTakesNoPlaceMeanwhile() throws Exception {
        checkpoint(LOG, 0, 10);
        byte[] refused = LOG.growth(3, 10).format().getBytes(StandardCharsets.UTF_8);
        byte[] manifests = LOG.manifestsFrom(50, 52); // Before which some are missing.
        AtomicInteger answered = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> clients = new ArrayList<>();
            for (int client = 0; client < CROWD; client++) {
                boolean asksForManifests = client % 2 == 0;
                clients.add(threads.submit(() -> {
                    try {
                        post(
                                asksForManifests ? "/add-manifests" : "/add-checkpoint",
                                asksForManifests ? manifests : refused);
                    } catch (IOException _) {
                        // Put out by those who came after it.
                    }
                    return answered.incrementAndGet();
                }));
            }
            Awaitility.await().until(() -> answered.get() >= Pace.AT_ONCE_PER_SECOND);
            assertThat(answered.get()).as("the others pause").isLessThan(CROWD);
            for (int begun = 10; begun < 20; begun++) {
                int size = begun;
                asALogDoes(() -> cosigned(size, entries(LOG.upload(size == 10 ? 0 : size - 1, size))));
                asALogDoes(() -> checkpoint(LOG, size, size + 1));
            }
            for (Future<?> client : clients) client.get();
        }
    }

    /** While the crowd is just coming in, a log may be put out, or told that this is not the moment: it asks again. */
    private static void asALogDoes(ThrowingRunnable step) {
        Awaitility.await().ignoreExceptionsInstanceOf(IOException.class).untilAsserted(step);
    }

    private void published(Note note) throws Exception {
        assertThat(post("/add-published", note.format().getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(200);
    }
}
