package io.symbia.witness;

import static io.symbia.tlog.testkit.Specification.TLOG_WITNESS;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.cosigner.crowd.Reception;
import io.symbia.tlog.checkpoint.AddCheckpoint;
import io.symbia.tlog.checkpoint.Equivocation;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteSignature;
import io.symbia.tlog.note.NoteSigner;
import io.symbia.tlog.note.NoteVerifier;
import io.symbia.tlog.note.SignatureType;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.testkit.Must;
import io.symbia.tlog.tree.Hash;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Over real HTTP: what is no request, whom the witness believes, and what it shows. */
class WitnessDoorTest {
    private static OpenDoor door;

    private final GrowingLog log = door.newLog();
    private final String origin = log.key().verifierKey().name();

    @BeforeAll
    static void open() throws IOException {
        door = new OpenDoor();
    }

    @AfterAll
    static void close() {
        door.close();
    }

    @Must(
            by = TLOG_WITNESS,
            says = {
                "The response body MUST be a sequence of one or more note signature lines",
                "The signatures MUST be cosignatures from the witness key(s) on the checkpoint.",
                "the cosignature [...] MUST be for the entire tree [...], i.e. start MUST be zero and end MUST be the checkpoint size.",
                "The cosignature MUST NOT omit the timestamp, i.e. the timestamp MUST NOT be zero."
            })
    @Test
    void answersWithSignatureLines() throws Exception {
        AddCheckpoint request = log.growth(0, 5);
        HttpResponse<String> answer = door.post(request.format());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).endsWith("\n").doesNotContain("\n\n");
        assertThat(answer.body().lines()).hasSize(2).allMatch(line -> line.startsWith("\u2014 customs.example "));
        // "To parse the response, the client MAY concatenate it to the checkpoint".
        Note cosigned = Note.parse(request.note().format() + answer.body());
        List<VerifierKey> keys =
                door.get("/keys").body().lines().map(VerifierKey::parse).toList();
        // The post-quantum one verifies over the whole tree alone: start is zero, end is the size.
        assertThat(new NoteVerifier(keys).verify(cosigned))
                .extracting(VerifierKey::type)
                .containsExactly(SignatureType.ED25519_COSIGNATURE, SignatureType.ML_DSA_44_COSIGNATURE);
        assertThat(cosigned.signatures().subList(1, 3)).allMatch(line -> line.timestampSeconds() > 0);
    }

    @Must(by = TLOG_WITNESS, says = "The request MUST be an HTTP POST.")
    @Test
    void takesNothingButPosts() throws Exception {
        for (String method : List.of("GET", "PUT", "DELETE", "OPTIONS")) {
            assertThat(door.send(method, "/add-checkpoint", log.growth(0, 5).format())
                            .statusCode())
                    .as(method)
                    .isEqualTo(405);
        }
        assertThat(door.latest(log).statusCode()).isEqualTo(404); // None of them was taken as a request.
    }

    @Must(
            by = TLOG_WITNESS,
            says = {
                "The request body MUST be a sequence of",
                "Each line MUST terminate in a newline character (U+000A).",
                "The old size line MUST consist of the string `old`, a single space (0x20), and the tree size [...] with no leading zeroes",
                "Each consistency proof line MUST encode a single hash in base64."
            })
    @Test
    void refusesWhatIsNoRequest() throws Exception {
        String body = log.growth(0, 5).format();
        String note = log.checkpoint(5).format();
        for (String other : List.of(
                "",
                "no request",
                note,
                body.strip(),
                body.replace("\n\n" + origin, "\n" + origin),
                body.replace("\n", "\r\n"),
                body.replace("old 0", "old 00"),
                body.replace("old 0", "old"),
                body.replace("old 0", "old  0"),
                body.replace("old 0", "old -0"),
                body.replace("old 0", "OLD 0"),
                "old 0\n" + "AAAA\n\n" + note,
                note.substring(0, note.indexOf("\n\n") + 2))) {
            door.answers(400, other);
        }
        door.answers(413, "x".repeat(Reception.MAX_BODY_BYTES + 1));
        door.answers(200, body);
    }

    @Must(by = TLOG_WITNESS, says = "The client MUST NOT send more than 63 consistency proof lines.")
    @Test
    void readsSixtyThreeHashesAndNotOneMore() throws Exception {
        door.answers(200, log.growth(0, 5).format());
        String line = Hash.ofContent(new byte[] {1}).base64() + "\n";
        String note = "\n" + log.checkpoint(8).format();
        door.answers(422, "old 5\n" + line.repeat(63) + note); // Read, and not the right proof.
        door.answers(400, "old 5\n" + line.repeat(64) + note);
    }

    @Must(
            by = TLOG_WITNESS,
            says =
                    "If the checkpoint origin is unknown, the witness MUST respond with a \"404 Not Found\" HTTP status code.")
    @Test
    void refusesALogThatItDoesNotWatch() throws Exception {
        String request =
                new GrowingLog("stranger.example", "true ").growth(0, 3).format();
        door.answers(404, request);
        door.answers(404, request + "\u2014 stranger.example AAAA".repeat(1000)); // Not read to where it is malformed.
        HttpResponse<String> large = door.send("POST", "/evidence", request + "x".repeat(500_000));
        assertThat(large.statusCode()).isEqualTo(404);
        assertThat(large.headers().firstValue("Connection")).contains("close"); // What was not read is no next request.
    }

    @Must(
            by = TLOG_WITNESS,
            says = {
                "The witness MUST verify the checkpoint signature [...], and it MUST ignore signatures from unknown keys.",
                "The witness MUST respond with a \"403 Forbidden\" [...] if either no signature [...] is present, or [...] fails to verify"
            })
    @Test
    void refusesWhatTheLogDidNotSign() throws Exception {
        Note signed = log.checkpoint(3);
        NoteSignature strange = stranger(origin).sign(signed.text());
        NoteSignature ofAnotherText = log.checkpoint(4).signatures().getFirst();
        door.answers(403, request(signed, List.of(strange)));
        door.answers(403, request(signed, List.of(ofAnotherText)));
        door.answers(403, request(signed, List.of(signed.signatures().getFirst(), ofAnotherText)));
        assertThat(door.latest(log).statusCode()).isEqualTo(404);
    }

    @Must(
            by = TLOG_WITNESS,
            says = {
                "The witness MUST verify the checkpoint signature [...], and it MUST ignore signatures from unknown keys.",
                "The response body MUST be a checkpoint [...], and it MUST include the cosignature(s) [...] and the cosignature from the log key(s)"
            })
    @Test
    void passesOverSignaturesOfUnknownKeysAndTakesALineTwice() throws Exception {
        Note signed = log.checkpoint(3);
        NoteSignature good = signed.signatures().getFirst();
        NoteSignature sameId = new NoteSignature("stranger.example", good.keyId(), good.signature());
        NoteSignature sameName = new NoteSignature(
                origin, good.keyId() + 1, stranger(origin).sign("a\n").signature());
        door.answers(200, request(signed, List.of(sameName, good, sameId, good)));
        Note shown = Note.parse(door.latest(log).body());
        assertThat(shown.signatures()).doesNotContain(sameId, sameName).contains(good);
    }

    private static NoteSigner stranger(String name) {
        return NoteSigner.ofSeed(name, GrowingLog.seed("stranger"));
    }

    private static String request(Note signed, List<NoteSignature> lines) {
        return new AddCheckpoint(0, List.of(), new Note(signed.text(), lines)).format();
    }

    @Must(
            by = TLOG_WITNESS,
            says = {
                "the witness MUST update its record of the latest cosigned checkpoint and respond with a \"200 Success\"",
                "The request MUST be an HTTP GET.",
                "The response body MUST be a checkpoint [...], and it MUST include the cosignature(s) [...] and the cosignature from the log key(s)",
                "If the witness has never cosigned a checkpoint for that log, it MUST respond with a \"404 Not Found\" HTTP status code instead."
            })
    @Test
    void showsMonitorsWhatItCosigned() throws Exception {
        assertThat(door.latest(log).statusCode()).isEqualTo(404);
        AddCheckpoint request = log.growth(0, 5);
        String lines = door.post(request.format()).body();
        assertThat(door.latest(log).body()).isEqualTo(request.note().format() + lines);
        assertThat(door.send("POST", OpenDoor.latestOf(log), "").statusCode()).isEqualTo(405);
        assertThat(door.get("/" + "0".repeat(64) + "/checkpoint").statusCode()).isEqualTo(404);
        assertThat(door.get("/../key").statusCode()).isEqualTo(404);
        assertThat(door.get("/health").statusCode()).isEqualTo(200);
        assertThat(door.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    }

    @Test
    void isReadByNothingButGets() throws Exception {
        for (String method : List.of("PUT", "DELETE", "POST", "OPTIONS")) {
            assertThat(door.send(method, "/keys", "").statusCode()).as(method).isEqualTo(405);
        }
    }

    @Test
    void readsNoMoreEvidenceThanItsLimit() throws Exception {
        String tooLarge = "x".repeat(Equivocation.MAX_BYTES + 1);
        assertThat(door.send("POST", "/evidence", tooLarge).statusCode()).isEqualTo(413);
    }

    /** "It is OPTIONAL for a witness to support this API": ours does not. */
    @Test
    void signsNoSubtrees() throws Exception {
        assertThat(door.send("POST", "/sign-subtree", "subtree 0 1\n").statusCode())
                .isEqualTo(405);
    }
}
