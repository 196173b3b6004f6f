package io.symbia.witness;

import static io.symbia.tlog.testkit.Specification.TLOG_WITNESS;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.tlog.checkpoint.AddCheckpoint;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.testkit.Must;
import io.symbia.tlog.tree.Hash;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Over real HTTP: what the witness knows of a log, and that it cosigns only what that has grown into. */
class WitnessDoorGrowthTest {
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
                "The witness MUST check that the old size matches the size of the latest checkpoint it cosigned [...] (or zero [...])",
                "If it doesn't match, the witness MUST respond with a \"409 Conflict\" HTTP status code.",
                "The response body MUST consist of the tree size [...] in decimal, followed by a newline (U+000A).",
                "The response MUST have a `Content-Type` of `text/x.tlog.size`.",
                "the witness MUST update its record of the latest cosigned checkpoint and respond with a \"200 Success\""
            })
    @Test
    void answersWithTheSizeItKnows() throws Exception {
        saysThatItKnows(0, log.growth(3, 8));
        door.answers(200, log.growth(0, 5).format());
        saysThatItKnows(5, log.growth(0, 8));
        saysThatItKnows(5, log.growth(4, 8));
        saysThatItKnows(5, log.growth(6, 8));
        saysThatItKnows(5, new AddCheckpoint(3, List.of(), log.checkpoint(8))); // Before the proof is looked at.
        door.answers(200, log.growth(5, 8).format());
        saysThatItKnows(8, log.growth(5, 8));
    }

    private static void saysThatItKnows(long size, AddCheckpoint request) throws Exception {
        HttpResponse<String> answer = door.post(request.format());
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.headers().allValues("Content-Type")).containsExactly("text/x.tlog.size");
        assertThat(answer.body()).isEqualTo(size + "\n");
    }

    @Must(
            by = TLOG_WITNESS,
            says = {
                "The old size MUST be equal to or lower than the checkpoint size.",
                "Otherwise, the witness MUST respond with a \"400 Bad Request\" HTTP status code."
            })
    @Test
    void refusesAnOldSizeAboveThatOfTheCheckpoint() throws Exception {
        door.answers(200, log.growth(0, 5).format());
        door.answers(400, new AddCheckpoint(5, List.of(), log.checkpoint(4)).format());
        door.answers(200, new AddCheckpoint(5, List.of(), log.checkpoint(5)).format());
    }

    @Must(
            by = TLOG_WITNESS,
            says = {
                "A checkpoint of size zero MUST have the root hash of the empty tree",
                "Otherwise, the witness MUST respond with a \"422 Unprocessable Entity\" HTTP status code."
            })
    @Test
    void refusesAnEmptyTreeWithAnotherRoot() throws Exception {
        Note odd = log.key().note(new Checkpoint(origin, 0, Hash.ofContent(new byte[] {1})).format());
        door.answers(422, new AddCheckpoint(0, List.of(), odd).format());
        door.answers(200, log.growth(0, 0).format());
    }

    @Must(
            by = TLOG_WITNESS,
            says = {
                "If the old size is zero, the consistency proof MUST be empty",
                "If the proof is not empty when the old size is zero, or if a [...] Proof doesn't verify, [...] MUST respond with a \"422 [...]\""
            })
    @Test
    void refusesEveryProofButTheRightOne() throws Exception {
        Hash any = Hash.ofContent(new byte[] {1});
        GrowingLog fork = new GrowingLog(origin, "false ");
        door.answers(422, new AddCheckpoint(0, List.of(any), log.checkpoint(5)).format());
        door.answers(200, log.growth(0, 5).format());
        List<Hash> right = log.growth(5, 8).proof();
        Note next = log.checkpoint(8);
        door.answers(422, new AddCheckpoint(5, List.of(), next).format());
        door.answers(422, new AddCheckpoint(5, right.subList(1, right.size()), next).format());
        door.answers(422, new AddCheckpoint(5, Collections.nCopies(right.size(), any), next).format());
        door.answers(422, fork.growth(5, 8).format());
        door.answers(422, new AddCheckpoint(5, List.of(any), log.checkpoint(5)).format());
        door.answers(200, log.growth(5, 8).format());
    }

    @Must(
            by = TLOG_WITNESS,
            says = {
                "If the old size matches the checkpoint size, the witness MUST check that the root hashes are also identical.",
                "If they don't match, the witness MUST respond with a \"422 Unprocessable Entity\" HTTP status code.",
                "(but MUST NOT cosign the checkpoint), as it might be proof of log misbehavior"
            })
    @Test
    void refusesAnotherRootOfTheSameSizeAndKeepsWhatItHas() throws Exception {
        door.answers(200, log.growth(0, 5).format());
        String before = door.latest(log).body();
        door.answers(422, new GrowingLog(origin, "false ").growth(5, 5).format());
        assertThat(door.latest(log).body()).isEqualTo(before);
        door.answers(200, log.growth(5, 5).format());
    }
}
