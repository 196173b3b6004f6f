package io.symbia.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.cosigner.crowd.ServerLimits;
import io.symbia.disk.testkit.ShadowDisk;
import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteSigner;
import io.symbia.tlog.note.NoteVerifier;
import io.symbia.tlog.note.StrictUtf8;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A mirror behind its real door, and whoever asks it. */
abstract class DoorHarness {
    static final GrownLog LOG = new GrownLog("true ", 400);
    static final GrownLog FORK = new GrownLog("false ", 400);
    static final NoteSigner CUSTOMS = NoteSigner.cosignerOfSeed("customs.example", GrownLog.seed("customs"));

    static {
        ServerLimits.set(60); // As the process does.
    }

    volatile Instant now = Instant.parse("2026-11-22T09:30:00Z");
    final HttpClient http = HttpClient.newHttpClient();
    final ShadowDisk disk = new ShadowDisk();
    Mirror mirror;
    MirrorDoor door;

    @BeforeEach
    void open() throws IOException {
        Policy policy =
                Policy.parse(StrictUtf8.encode("witness customs " + CUSTOMS.verifierKey() + "\nquorum customs\n"));
        mirror = Mirror.open(
                disk,
                "archive.example/mirror",
                List.of(GrownLog.mirrored()),
                Optional.of(policy),
                new Clock() {
                    @Override
                    public Instant instant() {
                        return now;
                    }

                    @Override
                    public ZoneId getZone() {
                        return ZoneOffset.UTC;
                    }

                    @Override
                    public Clock withZone(ZoneId zone) {
                        return this; // It tells instants alone.
                    }
                },
                new SecureRandom());
        door = new MirrorDoor(mirror, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    @AfterEach
    void close() {
        http.close();
        door.close();
    }

    HttpResponse<byte[]> post(String path, byte[] body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(door.address().resolve(path))
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(body));
        if (headers.length > 0) request.headers(headers);
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    HttpResponse<byte[]> get(String path) throws Exception {
        String prefix = "/" + GrownLog.mirrored().originHash() + "/";
        return http.send(
                HttpRequest.newBuilder(door.address().resolve(prefix + path)).build(), BodyHandlers.ofByteArray());
    }

    static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    void checkpoint(GrownLog log, int from, int to) throws Exception {
        HttpResponse<byte[]> answer =
                post("/add-checkpoint", log.growth(from, to).format().getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    /** All manifests of the first leaves. */
    void manifests(int leaves) throws Exception {
        int first = (int) mirror.manifests(GrownLog.ORIGIN);
        while (first < leaves / 2) {
            int end = Math.min(leaves / 2, first + 200);
            assertThat(text(post("/add-manifests", LOG.manifestsFrom(first, end))))
                    .isEqualTo(end + "\n");
            first = end;
        }
    }

    HttpResponse<byte[]> entries(byte[] body) throws Exception {
        return post("/add-entries", body);
    }

    void answers(int status, byte[] body) throws Exception {
        HttpResponse<byte[]> answer = entries(body);
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(status);
    }

    void conflicts(byte[] body, long treeSize, long next) throws Exception {
        says(409, entries(body), treeSize, next);
    }

    static void says(int status, HttpResponse<byte[]> answer, long treeSize, long next) {
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/x.tlog.mirror-info");
        assertThat(text(answer)).isEqualTo(treeSize + "\n" + next + "\n\n");
    }

    /** The note that an upload up to a size brings, after the manifests that the mirror waits for. */
    Note cosigned(int size, HttpResponse<byte[]> uploaded) throws Exception {
        HttpResponse<byte[]> answer = uploaded;
        if (answer.statusCode() == 202) {
            says(202, answer, size, size);
            manifests(size);
            answer = entries(LOG.upload(size, size));
        }
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(200);
        Note note = Note.parse(LOG.checkpoint(size).text() + "\n" + text(answer));
        assertThat(new NoteVerifier(mirror.verifierKeys()).verify(note)).containsAll(mirror.verifierKeys());
        return note;
    }
}
