package io.symbia.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The copy of a mirror is public: a client that sends it once more, large and fast, must not put out the log, which sends little. */
class FastSendersTest extends DoorHarness {
    private static final GrownLog LARGE = new GrownLog("true ", 4_300);
    private static final int HELD = 8_400;
    private static final int REPEATED = 8_192; // Entries of each upload that is repeated.
    private static final int SENDERS = Integer.getInteger("symbia.mirror.senders", 40);
    private static final int ROUNDS = 15;

    private final AtomicBoolean isOver = new AtomicBoolean();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final List<Thread> senders = new ArrayList<>();

    @AfterEach
    void end() throws InterruptedException {
        isOver.set(true);
        for (Thread sender : senders) sender.join();
    }

    private void send(String path, byte[] body) {
        byte[] head =
                "POST %s HTTP/1.1\r\nHost: mirror\r\nContent-Type: application/octet-stream\r\nContent-Length: %d\r\n\r\n"
                        .formatted(path, body.length)
                        .getBytes(StandardCharsets.UTF_8);
        while (!isOver.get()) {
            try (Socket socket =
                    new Socket(door.address().getHost(), door.address().getPort())) {
                socket.setSoTimeout(500); // A client that pauses is left alone.
                socket.getOutputStream().write(head);
                socket.getOutputStream().write(body);
                sent.incrementAndGet();
                if (socket.getInputStream().read() >= 0) answered.incrementAndGet();
            } catch (IOException _) {
                // Put out: it comes again at once.
            }
        }
    }

    private void grow(int from, int to) throws Exception {
        checkpoint(LARGE, from, to);
        says(202, entries(LARGE.upload(from, to)), to, to);
        for (int first = from / 2; first < to / 2; first += 200) {
            int end = Math.min(to / 2, first + 200);
            assertThat(text(post("/add-manifests", LARGE.manifestsFrom(first, end))))
                    .isEqualTo(end + "\n");
        }
        HttpResponse<byte[]> cosigned = entries(LARGE.upload(to, to));
        assertThat(cosigned.statusCode()).as(text(cosigned)).isEqualTo(200);
    }

    @Test
    void putOutNobodyWhoSendsLittle() throws Exception {
        grow(0, HELD);
        byte[] entries = LARGE.upload(HELD - REPEATED, HELD);
        byte[] known = LARGE.upload(HELD - 300, HELD);
        byte[] manifests = LARGE.manifestsFrom(HELD / 2 - 256, HELD / 2);
        for (int sender = 0; sender < SENDERS; sender++) {
            int kind = sender % 6;
            senders.add(Thread.ofPlatform().start(() -> {
                switch (kind) {
                    case 0 -> send("/add-manifests", manifests);
                    case 1 -> send("/add-entries", known);
                    default -> send("/add-entries", entries);
                }
            }));
        }
        while (sent.get() < 5 * SENDERS) Thread.onSpinWait();
        for (int size = HELD; size < HELD + 2 * ROUNDS; size += 2) grow(size, size + 2);
        System.out.printf(
                "known uploads sent %d, answered %d, trees mirrored meanwhile %d of %d%n",
                sent.get(), answered.get(), ROUNDS, ROUNDS);
    }

    /** Of the half megabyte that is announced nothing has to come, and nothing is read. */
    @Test
    void areToldByTheirHeaderWhereToGoOn() throws Exception {
        grow(0, HELD);
        byte[] upload = LARGE.upload(HELD - REPEATED, HELD);
        int header = GrownLog.header(GrownLog.ORIGIN, 0, 0).length;
        try (Socket socket = new Socket(door.address().getHost(), door.address().getPort())) {
            String head = "POST /add-entries HTTP/1.1\r\nHost: mirror\r\nContent-Type: application/octet-stream\r\n"
                    + "Content-Length: " + upload.length + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(upload, 0, header);
            byte[] status = socket.getInputStream().readNBytes("HTTP/1.1 409".length());
            assertThat(new String(status, StandardCharsets.UTF_8)).isEqualTo("HTTP/1.1 409");
        }
    }
}
