package io.symbia.log.http;

import io.symbia.log.OpenLog;
import io.symbia.log.sealing.Published;
import io.symbia.log.storage.Commit;
import io.symbia.tlog.checkpoint.Policy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What the log signed, and with what. */
@RestController
class CheckpointController {
    private final Door door;

    CheckpointController(Door door) {
        this.door = door;
    }

    @GetMapping("/checkpoint")
    ResponseEntity<byte[]> checkpoint() {
        return Answers.changing(
                Answers.TEXT, door.log().sealer().published().checkpoint().format());
    }

    /** The checkpoint of a size at which a batch ended. */
    @GetMapping("/history/{size}")
    ResponseEntity<byte[]> history(@PathVariable String size) throws IOException {
        long treeSize = Door.number("size", size);
        OpenLog log = door.log();
        Published published = log.sealer().published();
        if (treeSize > published.size()) {
            throw LogProblem.unknown("the log has " + published.size() + " leaves");
        }
        if (treeSize == published.size()) {
            return Answers.immutable(Answers.TEXT, published.checkpoint().format());
        }
        Commit commit = log.reader()
                .findCommit(treeSize, published.batches())
                .orElseThrow(() -> LogProblem.unknown("no batch ended at size " + treeSize));
        return Answers.immutable(Answers.TEXT, log.reader().checkpoint(commit.batch()));
    }

    /** Whose signatures make a checkpoint good: this log's, and so far no witness's. */
    @GetMapping("/policy")
    ResponseEntity<byte[]> policy() {
        Policy policy = new Policy(
                List.of(new Policy.Log(door.log().key(), Optional.empty())), List.of(), List.of(), Policy.NONE);
        return Answers.changing(Answers.TEXT, new String(policy.format().toArray(), StandardCharsets.UTF_8));
    }

    /** One verifier key a line. */
    @GetMapping("/keys")
    ResponseEntity<byte[]> keys() {
        return Answers.changing(Answers.TEXT, door.log().key().format() + "\n");
    }
}
