package io.symbia.mirror;

import static io.symbia.tlog.testkit.Specification.TLOG_MIRROR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.symbia.cosigner.crowd.Reception;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteVerifier;
import io.symbia.tlog.testkit.Must;
import io.symbia.tlog.tile.EntryTile;
import io.symbia.tlog.tile.HashTile;
import io.symbia.tlog.tree.Octets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What a mirror answers over HTTP. Quotations are from c2sp.org/tlog-mirror. */
class MirrorDoorTest extends DoorHarness {
    @Must(
            by = TLOG_MIRROR,
            says = {
                "The checkpoint served from this prefix MUST include a cosignature from the mirror.",
                "The mirror MUST retain the log's signature in the pending checkpoint.",
                "Otherwise, the mirror MUST respond with a \"200 Success\" HTTP status code.",
                "The response body MUST be formatted as in a witness's successful `add-checkpoint` response: a sequence [...]",
                "The signatures MUST be cosignatures from the mirror key(s) on the checkpoint.",
                "In particular, without a retention policy for when pruning is permitted, mirrors MUST NOT be pruned.",
                "That is, the minimum index value MUST be set to zero."
            })
    @Test
    void cosignsWhatItHoldsWholeAndServesIt() throws Exception {
        checkpoint(LOG, 0, 300);
        assertThat(get("checkpoint").statusCode()).isEqualTo(404); // Pending is not mirrored.
        cosigned(300, entries(LOG.upload(0, 300)));
        checkpoint(LOG, 300, LOG.size());
        cosigned(LOG.size(), entries(LOG.upload(300, LOG.size())));
        Note served = Note.parse(Octets.of(get("checkpoint").body()));
        assertThat(new NoteVerifier(List.of(GrownLog.KEY.verifierKey())).verify(served))
                .hasSize(1);
        assertThat(new NoteVerifier(mirror.verifierKeys()).verify(served)).hasSize(2);
        assertThat(served.text()).isEqualTo(LOG.checkpoint(LOG.size()).text());
        for (int leaf = 0; leaf < LOG.size(); leaf++) {
            EntryTile tile = EntryTile.holding(leaf, LOG.size());
            byte[] bundle = get(tile.path()).body();
            int offset = (int) (leaf - tile.firstLeafIndex()) * LogCopy.RECORD_BYTES + 2;
            assertThat(Arrays.copyOfRange(bundle, offset, offset + 53))
                    .isEqualTo(LOG.entry(leaf).toArray());
        }
        for (HashTile tile : HashTile.tilesOf(LOG.size()))
            assertThat(get(tile.path()).body()).hasSize(tile.sizeBytes());
        assertThat(get("tile/0/004").statusCode()).isEqualTo(404);
    }

    @Must(by = TLOG_MIRROR, says = "The mirror cosigner MUST NOT sign the checkpoint in this process.")
    @Test
    void signsNoCheckpointBeforeItsEntriesAreHere() throws Exception {
        checkpoint(LOG, 0, 300);
        assertThat(get("newest").statusCode()).isEqualTo(404);
        assertThat(text(get("pending"))).isEqualTo("300\n0\n0\n");
        HttpResponse<byte[]> other =
                post("/add-checkpoint", LOG.growth(0, 200).format().getBytes(StandardCharsets.UTF_8));
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(text(other)).isEqualTo("300\n");
        assertThat(post("/add-checkpoint", FORK.growth(300, 400).format().getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(422);
    }

    @Must(
            by = TLOG_MIRROR,
            says = {
                "The request body MUST have `Content-Type` of `application/octet-stream` and contain the following values, concatenated.",
                "`upload_start` MUST be less or equal to `upload_end`.",
                "1 byte, encoding an 8-bit unsigned integer, `num_hashes`, which MUST be at most 63",
                "Each package MUST contain the following values, concatenated.",
                "If the canonical sequence is not empty, and no entry package was authenticated and saved before the body [...]"
            })
    @Test
    void refusesWhatIsNoRequest() throws Exception {
        checkpoint(LOG, 0, 300);
        byte[] good = LOG.upload(0, 300, 1);
        HttpRequest untyped = HttpRequest.newBuilder(door.address().resolve("/add-entries"))
                .POST(BodyPublishers.ofByteArray(good))
                .build();
        assertThat(http.send(untyped, BodyHandlers.ofString()).statusCode()).isEqualTo(400);
        answers(400, GrownLog.header(GrownLog.ORIGIN, 7, 3));
        answers(400, new byte[0]);
        for (int length : new int[] {1, 10, 30, 60, good.length - 1}) answers(400, Arrays.copyOf(good, length));
        byte[] manyHashes = good.clone();
        int header = GrownLog.header(GrownLog.ORIGIN, 0, 300).length;
        manyHashes[header + 256 * LogCopy.RECORD_BYTES] = 64;
        answers(400, manyHashes);
        byte[] otherSize = good.clone();
        otherSize[header + 1] = 54;
        answers(400, otherSize);
        assertThat(post("/add-entries", good, "Content-Encoding", "br").statusCode())
                .isEqualTo(400);
        assertThat(post("/add-entries", good, "Content-Encoding", "gzip").statusCode())
                .isEqualTo(400);
    }

    /** A client's mistake is never told as the mirror's, and there is always a word about it. */
    @Test
    void saysWhatIsWrongWithABody() throws Exception {
        checkpoint(LOG, 0, 300);
        for (String path : List.of("/add-checkpoint", "/add-entries", "/add-manifests", "/add-published")) {
            for (byte[] noGzip : List.of(new byte[0], new byte[] {31}, new byte[] {'n', 'o'})) {
                refuses(400, post(path, noGzip, "Content-Encoding", "gzip"));
            }
        }
        byte[] manifests = LOG.manifestsFrom(0, 1);
        for (int length : List.of(0, 1, 5, 20)) refuses(400, post("/add-manifests", Arrays.copyOf(manifests, length)));
        HttpRequest untyped = HttpRequest.newBuilder(door.address().resolve("/add-entries"))
                .POST(BodyPublishers.ofByteArray(LOG.upload(0, 300)))
                .build();
        HttpResponse<byte[]> answer = http.send(untyped, BodyHandlers.ofByteArray());
        refuses(400, answer);
        assertThat(text(answer)).contains("no Content-Type");
    }

    /** As a witness does. */
    @Test
    void saysThatABodyIsTooLarge() throws Exception {
        byte[] large = "x".repeat(Reception.MAX_BODY_BYTES + 1).getBytes(StandardCharsets.UTF_8);
        for (String path : List.of("/add-checkpoint", "/add-published")) {
            refuses(413, post(path, large));
            refuses(413, post(path, zipped(large), "Content-Encoding", "gzip"));
            refuses(400, post(path, Arrays.copyOf(large, Reception.MAX_BODY_BYTES)));
        }
    }

    private static void refuses(int status, HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(status);
        assertThat(text(answer)).endsWith("\n").doesNotContain("null").hasSizeGreaterThan(5);
    }

    private static byte[] zipped(byte[] bytes) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
            zip.write(bytes);
        }
        return zipped.toByteArray();
    }

    @Must(
            by = TLOG_MIRROR,
            says = {
                "If `log_origin` is not a known log, the mirror MUST respond with a \"404 Not Found\" HTTP status code.",
                "If the mirror has never received a pending checkpoint signed by the log, the mirror MUST respond with a [...]",
                "If `upload_end` is neither a known pending checkpoint value nor the mirror checkpoint's tree size, the [...]",
                "`upload_end` MUST be equal to the pending checkpoint's tree size, or that of a previously valid pending checkpoint.",
                "If `upload_end` is less than the mirror checkpoint's tree size, the mirror MUST respond with a \"409 Conflict\" HTTP status code.",
                "If `upload_start` is greater than the mirror's next entry, the mirror MUST respond with a \"409 Conflict\" HTTP status code.",
                "If `excess_entries` is too large, the mirror MUST respond with a \"409 Conflict\" HTTP status code.",
                "When sending a \"409 Conflict\" or \"202 Accepted\" response, the response body MUST have a [...]",
                "When checking the `upload_start` and `upload_end` values, the mirror MUST act on some valid copy of its [...]"
            })
    @Test
    void saysWhereAnUploadHasToBeginAndEnd() throws Exception {
        answers(404, GrownLog.header("log.example/other", 0, 0));
        answers(422, LOG.upload(0, 300));
        checkpoint(LOG, 0, 300);
        checkpoint(LOG, 300, 400);
        conflicts(LOG.upload(0, 350), 400, 0);
        conflicts(LOG.upload(100, 400), 400, 0);
        cosigned(300, entries(LOG.upload(0, 300))); // An earlier pending checkpoint is good too.
        cosigned(400, entries(LOG.upload(300, 400)));
        conflicts(LOG.upload(200, 300), 400, 400);
        conflicts(LOG.upload(401, 500), 400, 400);
        cosigned(400, entries(LOG.upload(400, 400)));
        GrownLog large = new GrownLog("true ", 4500);
        checkpoint(large, 400, 8700);
        says(202, entries(large.upload(400, 8700, 32)), 8700, 8448);
        conflicts(large.upload(0, 8700, 1), 8700, 8448);
    }

    @Must(
            by = TLOG_MIRROR,
            says = {
                "For each entry package, it MUST authenticate the entries by verifying the subtree consistency proof: [...]",
                "If this verification process fails, it MUST respond with a \"422 Unprocessable Entity\" HTTP status code and end processing."
            })
    @Test
    void takesNoEntryThatIsNotOfTheTree() throws Exception {
        checkpoint(LOG, 0, 300);
        byte[] good = LOG.upload(0, 300);
        int header = GrownLog.header(GrownLog.ORIGIN, 0, 300).length;
        int refused = 0;
        for (int index = header; index < good.length; index += 97) {
            byte[] changed = good.clone();
            changed[index] ^= 1;
            int status = entries(changed).statusCode();
            assertThat(status).as("byte %d", index).isIn(400, 422, 202);
            if (status != 202) refused++;
        }
        answers(422, FORK.upload(0, 300));
        System.out.printf("measure mirror uploads with a changed byte %d, taken whole 0%n", refused);
        assertThat(get("newest").statusCode()).isEqualTo(404);
        cosigned(300, entries(good));
    }

    @Must(
            by = TLOG_MIRROR,
            says = {
                "The request MUST contain a prefix of the canonical sequence: zero or more packages, each exactly as specified below, in order.",
                "If at least one entry package was authenticated and saved, but the mirror has not yet received all [...]",
                "When sending a \"409 Conflict\" or \"202 Accepted\" response, the response body MUST have a [...]",
                "Additionally, clients and mirrors MUST continue operating correctly if an `add-entries` stream is interrupted.",
                "If some entry has already been written to the log or the pending entry list, the mirror MUST skip saving that entry.",
                "Mirrors MUST correctly handle this case and continue operating correctly.",
                "If the mirror commits entries out of order, it MUST correctly compute the next entry to be the first [...]"
            })
    @Test
    void goesOnFromWhatHasCome() throws Exception {
        checkpoint(LOG, 0, 700);
        says(202, entries(LOG.upload(0, 700, 2)), 700, 512);
        byte[] cut = LOG.upload(512, 700);
        answers(400, Arrays.copyOf(cut, cut.length - 40));
        byte[] again = LOG.upload(100, 700); // Partly here already.
        says(202, entries(Arrays.copyOf(again, again.length - 40)), 700, 512);
        interrupt(LOG.upload(512, 700));
        cosigned(700, entries(LOG.upload(400, 700)));
    }

    /** Headers and half of the body, and the connection is gone. */
    private void interrupt(byte[] body) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), door.address().getPort())) {
            socket.getOutputStream()
                    .write(("POST /add-entries HTTP/1.1\r\nHost: mirror\r\nContent-Type: application/octet-stream\r\n"
                                    + "Content-Length: " + body.length + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body, 0, body.length / 2);
        }
    }

    @Must(by = TLOG_MIRROR, says = "Mirrors MUST support receiving `Content-Encoding: gzip` in `add-entries` requests.")
    @Test
    void takesCompressedUploads() throws Exception {
        checkpoint(LOG, 0, 300);
        cosigned(300, post("/add-entries", zipped(LOG.upload(0, 300)), "Content-Encoding", "gzip"));
    }

    @Must(
            by = TLOG_MIRROR,
            says = {
                "If `upload_end` was too small, the mirror MUST respond with a \"409 Conflict\" HTTP status code, as described above.",
                "In this case, the mirror MUST NOT rewind the checkpoint and MUST instead skip the update."
            })
    @Test
    void neverGoesBack() throws Exception {
        checkpoint(LOG, 0, 300);
        checkpoint(LOG, 300, 600);
        Mirrored mirrored = mirror.find(GrownLog.mirrored().originHash()).orElseThrow();
        mirrored.begin(0, 300); // One upload has begun, and another overtakes it.
        cosigned(600, entries(LOG.upload(0, 600)));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> mirrored.commit(300))
                .matches(refusal -> refusal.kind().status() == 409);
        assertThat(mirrored.size()).isEqualTo(600);
    }
}
