package io.symbia.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.tlog.entry.ManifestBundle;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteSignature;
import io.symbia.tlog.note.NoteSigner;
import io.symbia.tlog.tree.Octets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What a mirror answers where c2sp.org/tlog-mirror says nothing: manifests, what is published, metrics. */
class MirrorOwnPathsTest extends DoorHarness {
    @Test
    void takesManifestsThatItsLeavesNameAndNoOthers() throws Exception {
        checkpoint(LOG, 0, LOG.size());
        assertThat(post("/add-manifests", LOG.manifestsFrom(0, 10)).statusCode())
                .isEqualTo(422); // No leaf is here yet.
        says(202, entries(LOG.upload(0, LOG.size())), LOG.size(), LOG.size());
        assertThat(text(post("/add-manifests", LOG.manifestsFrom(0, 10)))).isEqualTo("10\n");
        HttpResponse<byte[]> gap = post("/add-manifests", LOG.manifestsFrom(20, 30));
        assertThat(gap.statusCode()).isEqualTo(409);
        assertThat(text(gap)).isEqualTo("10\n");
        assertThat(post("/add-manifests", FORK.manifestsFrom(10, 11)).statusCode())
                .isEqualTo(422);
        assertThat(text(post("/add-manifests", LOG.manifestsFrom(5, 200)))).isEqualTo("200\n");
        assertThat(text(post("/add-manifests", LOG.manifestsFrom(200, 399)))).isEqualTo("399\n");
        says(202, entries(LOG.upload(LOG.size(), LOG.size())), LOG.size(), LOG.size());
        assertThat(get("newest").statusCode())
                .as("the last manifest is missing")
                .isEqualTo(404);
        assertThat(text(post("/add-manifests", LOG.manifestsFrom(399, 400)))).isEqualTo("400\n");
        cosigned(LOG.size(), entries(LOG.upload(LOG.size(), LOG.size())));
        for (int batch : new int[] {0, 9, 199, 399}) {
            assertThat(get("manifests/" + batch).body())
                    .isEqualTo(LOG.manifests().get(batch).toArray());
        }
        assertThat(get("manifests/400").statusCode()).isEqualTo(404);
        assertThat(text(get("manifests/bundles/0")).lines()).hasSize(256);
        assertThat(get("manifests/bundles/1").statusCode()).isEqualTo(404);
    }

    @Test
    void publishesWhatThePolicyHoldsForGoodAndIsHereWhole() throws Exception {
        checkpoint(LOG, 0, 300);
        Note bare = LOG.checkpoint(300);
        Note good = bare.with(List.of(CUSTOMS.cosign(bare.text(), 1_700_000_000)));
        assertThat(published(good)).isEqualTo(409); // Not here yet.
        cosigned(300, entries(LOG.upload(0, 300)));
        assertThat(published(bare)).isEqualTo(403);
        assertThat(published(good)).isEqualTo(200);
        checkpoint(LOG, 300, 400);
        cosigned(400, entries(LOG.upload(300, 400)));
        Note served = Note.parse(Octets.of(get("checkpoint").body()));
        assertThat(served.text()).isEqualTo(bare.text());
        assertThat(served.signatures()).hasSize(4); // The log's, the witness's, and two of the mirror.
        assertThat(text(get("newest"))).startsWith(GrownLog.ORIGIN + "\n400\n");
        assertThat(text(get("policy"))).contains("quorum customs");
    }

    /** Whoever shows a note can leave lines out, put others in, and bring older ones; what is served has the latest of each that is known. */
    @Test
    void keepsTheLatestLineOfEachKeyThatItKnowsAndNoOther() throws Exception {
        checkpoint(LOG, 0, 300);
        cosigned(300, entries(LOG.upload(0, 300)));
        Note bare = LOG.checkpoint(300);
        long seconds = now.getEpochSecond();
        assertThat(published(bare.with(List.of(cosignedAt(bare, seconds))))).isEqualTo(200);
        byte[] good = get("checkpoint").body();
        now = now.plusSeconds(61);
        NoteSigner stranger = NoteSigner.cosignerOfSeed("stranger.example", GrownLog.seed("stranger"));
        NoteSignature unknown = stranger.cosign(bare.text(), seconds);
        assertThat(published(bare.with(List.of(cosignedAt(bare, seconds - 100), unknown))))
                .isEqualTo(200);
        assertThat(linesOf(get("checkpoint").body())).isEqualTo(linesOf(good));
        assertThat(published(bare.with(List.of(cosignedAt(bare, seconds + 60)))))
                .isEqualTo(200);
        assertThat(linesOf(get("checkpoint").body())).isNotEqualTo(linesOf(good));
        assertThat(published(bare.with(List.of(cosignedAt(bare, 1L << 40))))).isEqualTo(200);
        assertThat(linesOf(get("checkpoint").body()))
                .contains(cosignedAt(bare, seconds + 60))
                .hasSize(2);
    }

    /** Anybody can show what is public, as often and with as many lines as they like: its log waits behind them. */
    @Test
    void verifiesNoLineOfWhatCanBringNothingNew() throws Exception {
        checkpoint(LOG, 0, 300);
        cosigned(300, entries(LOG.upload(0, 300)));
        Note bare = LOG.checkpoint(300);
        NoteSignature line = cosignedAt(bare, now.getEpochSecond());
        assertThat(published(bare.with(List.of(line)))).isEqualTo(200);
        Note older = LOG.checkpoint(200);
        NoteSignature broken = cosignedAt(bare, now.getEpochSecond() - 1); // Of another text.
        assertThat(published(older.with(List.of(broken)))).isEqualTo(200);
        assertThat(published(bare.with(Collections.nCopies(90, line)))).isEqualTo(200);
        List<NoteSignature> earlier = LongStream.range(0, 5)
                .mapToObj(second -> cosignedAt(older, second)) // Of another text, so none of them is good.
                .toList();
        assertThat(published(bare.with(earlier))).isEqualTo(200);
        assertThat(published(bare.with(List.of(cosignedAt(older, now.getEpochSecond() + 1)))))
                .isEqualTo(403);
        byte[] unsigned = ("old 7\n\n" + LOG.checkpoint(400).text() + "\n" + line.format() + "\n")
                .getBytes(StandardCharsets.UTF_8);
        HttpResponse<byte[]> answer = post("/add-checkpoint", unsigned);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(text(answer)).isEqualTo("300\n");
    }

    /** Of a tree that is here and not published, what is shown may be true in part. */
    @Test
    void verifiesNothingWhereTheNamesAloneAreTooFewAndNoLineTwice() throws Exception {
        checkpoint(LOG, 0, 300);
        cosigned(300, entries(LOG.upload(0, 300)));
        Note bare = LOG.checkpoint(300);
        Note broken = new Note(bare.text(), LOG.checkpoint(200).signatures());
        assertThat(reasonFor(broken)).contains("quorum customs is not met by []");
        NoteSignature line = cosignedAt(bare, now.getEpochSecond());
        assertThat(reasonFor(broken.with(List.of(line)))).contains("does not verify");
        assertThat(published(bare.with(List.of(line)))).isEqualTo(200);
        NoteSignature other = cosignedAt(LOG.checkpoint(200), now.getEpochSecond()); // Not later than what is kept.
        now = now.plusSeconds(61);
        assertThat(published(bare.with(List.of(other)))).isEqualTo(200);
        assertThat(linesOf(get("checkpoint").body())).contains(line).doesNotContain(other);
    }

    private String reasonFor(Note note) throws Exception {
        HttpResponse<byte[]> answer = post("/add-published", note.format().getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(403);
        return text(answer);
    }

    private static NoteSignature cosignedAt(Note note, long seconds) {
        return CUSTOMS.cosign(note.text(), seconds);
    }

    /** Apart from the mirror's own. */
    private List<NoteSignature> linesOf(byte[] note) {
        return Note.parse(Octets.of(note)).signatures().stream()
                .filter(line -> mirror.verifierKeys().stream().noneMatch(line::claims))
                .toList();
    }

    /** A few kilobytes that become many. */
    @Test
    void countsWhatComesCompressedBeforeItIsHeld() throws Exception {
        checkpoint(LOG, 0, 300);
        for (byte filling : new byte[] {'\n', 'x', 0}) {
            byte[] bomb = new byte[9 << 20];
            Arrays.fill(bomb, filling);
            byte[] head = LOG.manifestsFrom(0, 1);
            System.arraycopy(head, 0, bomb, 0, 2 + GrownLog.ORIGIN.length() + Long.BYTES);
            HttpResponse<byte[]> answer = post(
                    "/add-manifests",
                    gzipped(bomb),
                    "Content-Type",
                    "application/octet-stream",
                    "Content-Encoding",
                    "gzip");
            assertThat(answer.statusCode()).isEqualTo(413);
        }
        byte[] lines = new byte[1 << 20];
        Arrays.fill(lines, (byte) '\n');
        assertThatThrownBy(() -> ManifestBundle.parse(Octets.of(lines))).hasMessageContaining("at most 256 manifests");
    }

    private static byte[] gzipped(byte[] bytes) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(bytes);
        }
        return zipped.toByteArray();
    }

    private int published(Note note) throws Exception {
        return post("/add-published", note.format().getBytes(StandardCharsets.UTF_8))
                .statusCode();
    }

    @Test
    void tellsPrometheusWhatItHolds() throws Exception {
        checkpoint(LOG, 0, 300);
        assertThat(metrics())
                .contains("symbia_mirror_leaves{origin=\"log.example/tea\"} 0\n")
                .doesNotContain("cosigned");
        cosigned(300, entries(LOG.upload(0, 300)));
        assertThat(metrics())
                .contains("symbia_mirror_leaves{origin=\"log.example/tea\"} 300\n")
                .contains("symbia_mirror_pending_entries{origin=\"log.example/tea\"} 0\n")
                .contains("symbia_mirror_cosigned_timestamp_seconds{");
    }

    private String metrics() throws Exception {
        return http.send(
                        HttpRequest.newBuilder(door.address().resolve("/metrics"))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }
}
