package io.symbia.witness;

import static io.symbia.tlog.testkit.Specification.TLOG_WITNESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.symbia.disk.testkit.ShadowDisk;
import io.symbia.tlog.checkpoint.AddCheckpoint;
import io.symbia.tlog.checkpoint.Equivocation;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.testkit.Must;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A log that shows the witness a second history hands it the proof of it. */
class EvidenceTest {
    private static final String ORIGIN = "log.example/tea";
    private static final int MAX_LEAVES = 9;
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC);

    private final GrowingLog log = new GrowingLog(ORIGIN, "true ");
    private final List<VerifierKey> keys = log.watched().keys();

    private Witness open(ShadowDisk disk) throws IOException {
        return Witness.open(disk, "customs.example", List.of(log.watched()), CLOCK, new SecureRandom());
    }

    private static void refuses(Witness witness, AddCheckpoint request) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> witness.addCheckpoint(request));
    }

    /** Forks at every leaf, for every pair of sizes; the proof is the one that the log itself would send. */
    @Must(by = TLOG_WITNESS, says = "(but MUST NOT cosign the checkpoint), as it might be proof of log misbehavior")
    @Test
    void keepsAProofOfEveryForkThatItIsShown() throws Exception {
        int forks = 0;
        int files = 0;
        for (int from = 1; from <= MAX_LEAVES; from++) {
            ShadowDisk disk = new ShadowDisk();
            Witness witness = open(disk);
            witness.addCheckpoint(log.growth(0, from));
            int expected = 0;
            for (int to = from; to <= MAX_LEAVES; to++) {
                for (int divergence = 0; divergence < from; divergence++) {
                    refuses(witness, new GrowingLog(ORIGIN, "false ", divergence).growth(from, to));
                    forks++;
                    // A consistency proof from a perfect tree leaves away what that tree has become.
                    if (from == to || Long.bitCount(from) > 1) expected++;
                }
            }
            Evidence kept = open(disk).evidence(); // After a restart.
            assertThat(kept.names()).as("forks after %d leaves", from).hasSize(expected);
            for (String name : kept.names()) {
                Octets file = kept.find(name).orElseThrow();
                assertThat(name).startsWith(Hash.ofContent(file.toArray()).hex());
                Equivocation.parse(file).verify(keys);
                files++;
            }
        }
        System.out.println("forks " + forks + ", cosigned 0, evidence files " + files
                + " (none where the tree was perfect and has grown)");
    }

    @Test
    void keepsNothingOfAnHonestLog() throws Exception {
        Witness witness = open(new ShadowDisk());
        witness.addCheckpoint(log.growth(0, 5));
        refuses(witness, log.growth(4, 8)); // Another size.
        refuses(witness, new AddCheckpoint(5, List.of(), log.checkpoint(8))); // No proof.
        refuses(witness, new AddCheckpoint(5, log.growth(4, 8).proof(), log.checkpoint(8)));
        refuses(witness, new AddCheckpoint(5, List.of(), log.checkpoint(4))); // An old one, sent again.
        assertThat(witness.evidence().names()).isEmpty();
    }

    /** Whatever size the log claims to go on from: two roots of one size are proof by themselves. */
    @Test
    void needsNoProofForAnotherRootOfTheSameSize() throws Exception {
        Witness witness = open(new ShadowDisk());
        witness.addCheckpoint(log.growth(0, 8));
        refuses(witness, new GrowingLog(ORIGIN, "false ", 3).growth(2, 8));
        assertThat(witness.evidence().names()).hasSize(1);
    }

    private Equivocation fork(GrowingLog of, int number) throws Exception {
        return Equivocation.of(
                of.checkpoint(1),
                new GrowingLog(of.watched().origin(), "story " + number).checkpoint(1),
                List.of(),
                of.watched().keys());
    }

    /** A quota for each log: one that signs forks for ever fills neither the disk nor the room of another. */
    @Test
    void keepsWhatItSaysThatItKeepsAndABoundedNumberOfEachLog() throws Exception {
        GrowingLog other = new GrowingLog("log.example/coffee", "true ");
        ShadowDisk disk = new ShadowDisk();
        Witness witness = Witness.open(
                disk, "customs.example", List.of(log.watched(), other.watched()), CLOCK, new SecureRandom());
        for (int number = 0; number < Evidence.MAX_FILES; number++) {
            Equivocation proof = fork(log, number);
            witness.addEvidence(proof);
            assertThat(witness.evidence().find(nameOf(proof))).contains(StrictUtf8.encode(proof.format()));
        }
        witness.addEvidence(fork(log, 0)); // It is kept already.
        refusesForWantOfRoom(witness, fork(log, Evidence.MAX_FILES));
        Witness after = Witness.open(
                disk, "customs.example", List.of(log.watched(), other.watched()), CLOCK, new SecureRandom());
        refusesForWantOfRoom(after, fork(log, Evidence.MAX_FILES));
        after.addEvidence(fork(other, 0));
        assertThat(after.evidence().names())
                .hasSize(Evidence.MAX_FILES + 1)
                .doesNotHaveDuplicates()
                .contains(nameOf(fork(other, 0)));
        assertThat(after.evidence().count(ORIGIN)).isEqualTo(Evidence.MAX_FILES);
    }

    private static String nameOf(Equivocation proof) {
        return Hash.ofContent(StrictUtf8.encode(proof.format()).toArray()).hex() + Equivocation.EXTENSION;
    }

    private static void refusesForWantOfRoom(Witness witness, Equivocation proof) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> witness.addEvidence(proof))
                .satisfies(refusal -> assertThat(refusal.kind().status()).isEqualTo(507));
    }

    /** A log that signs checkpoints of any length is convicted by them all the same, until they fill its room. */
    @Test
    void keepsTheLargestProofsThereAre() throws Exception {
        Witness witness = open(new ShadowDisk());
        int kept = 0;
        try (HttpClient http = HttpClient.newHttpClient();
                WitnessDoor door =
                        new WitnessDoor(witness, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            int status = 200;
            while (status == 200) {
                String proof = large(kept).format();
                assertThat(proof.length()).isGreaterThan(2 * 1_000_000);
                status = post(http, door, proof).statusCode();
                kept += status == 200 ? 1 : 0;
            }
            assertThat(status).isEqualTo(507);
        }
        assertThat(witness.evidence().names()).hasSize(kept);
        assertThat(kept).isEqualTo(Evidence.MAX_BYTES / large(0).format().length());
    }

    /** Megabytes are held for few, and not longer than it takes to send them: no body is read after them, which would come slowly. */
    @Test
    void areHeldForNobodyWhoGoesOnSending() throws Exception {
        Witness witness = open(new ShadowDisk());
        witness.addEvidence(fork(log, 0));
        witness.addEvidence(large(0));
        try (WitnessDoor door = new WitnessDoor(witness, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            assertThat(answersAfterABody(door, "/evidence/" + nameOf(fork(log, 0))))
                    .isEqualTo(2);
            assertThat(answersAfterABody(door, "/evidence/" + nameOf(large(0)))).isLessThan(2);
        }
    }

    /** How many answers come to a request with a body and another one. */
    private static int answersAfterABody(WitnessDoor door, String path) throws IOException {
        String requests = "GET %s HTTP/1.1\r\nHost: witness\r\nContent-Length: 1\r\n\r\nx".formatted(path)
                + "GET /keys HTTP/1.1\r\nHost: witness\r\nConnection: close\r\n\r\n";
        StringBuilder answers = new StringBuilder();
        try (Socket socket = new Socket(door.address().getHost(), door.address().getPort())) {
            socket.getOutputStream().write(requests.getBytes(StandardCharsets.UTF_8));
            byte[] part = new byte[64 * 1024];
            for (int read = 0; read >= 0; read = socket.getInputStream().read(part)) {
                answers.append(new String(part, 0, read, StandardCharsets.ISO_8859_1));
            }
        } catch (IOException _) {
            // Closed with bytes unread.
        }
        return answers.toString().split("HTTP/1.1 200", -1).length - 1;
    }

    private Equivocation large(int number) throws Exception {
        String extension = "x".repeat(1_040_000) + "\n";
        return Equivocation.of(
                log.key().note(log.checkpoint(1).text() + extension),
                log.key()
                        .note(new GrowingLog(ORIGIN, "story " + number)
                                        .checkpoint(1)
                                        .text()
                                + extension),
                List.of(),
                keys);
    }

    @Test
    void showsItsProofsAndTakesThoseOfOthers() throws Exception {
        Witness witness = open(new ShadowDisk());
        GrowingLog fork = new GrowingLog(ORIGIN, "false ", 3);
        String proof = Equivocation.of(log.checkpoint(5), fork.checkpoint(5), List.of(), keys)
                .format();
        String nothing = Equivocation.of(log.checkpoint(5), log.checkpoint(5), List.of(), keys)
                .format();
        try (HttpClient http = HttpClient.newHttpClient();
                WitnessDoor door =
                        new WitnessDoor(witness, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            assertThat(get(http, door, "/evidence").body()).isEqualTo("0\n");
            assertThat(post(http, door, nothing).statusCode()).isEqualTo(422);
            assertThat(post(http, door, "nonsense").statusCode()).isEqualTo(400);
            assertThat(post(http, door, proof).body()).isEqualTo(ORIGIN + " signed two histories\n");
            String name = witness.evidence().names().getFirst();
            assertThat(get(http, door, "/evidence").body()).isEqualTo("1\n" + name + "\n");
            assertThat(get(http, door, "/evidence/" + name).body()).isEqualTo(proof);
            assertThat(get(http, door, "/evidence/logs").statusCode()).isEqualTo(404);
            assertThat(get(http, door, "/evidences").statusCode()).isEqualTo(404);
        }
    }

    private static HttpResponse<String> get(HttpClient http, WitnessDoor door, String path) throws Exception {
        return http.send(HttpRequest.newBuilder(door.address().resolve(path)).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(HttpClient http, WitnessDoor door, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(door.address().resolve("/evidence"))
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
