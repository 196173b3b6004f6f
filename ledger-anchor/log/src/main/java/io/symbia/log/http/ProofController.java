package io.symbia.log.http;

import io.symbia.log.OpenLog;
import io.symbia.log.proof.Prover;
import io.symbia.log.publishing.Published;
import io.symbia.tlog.tree.Hash;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Proofs of inclusion and of growth. */
@RestController
class ProofController {
    private final Door door;

    ProofController(Door door) {
        this.door = door;
    }

    /** The proof that the event with this SHA-256 is in the log, as c2sp.org/tlog-proof. */
    @GetMapping("/proofs/{digest}")
    ResponseEntity<byte[]> proof(@PathVariable String digest) throws IOException {
        Hash event = parse(digest);
        OpenLog log = door.log();
        boolean isWaiting = log.line().isWaiting(event); // Before the index: an event goes from here to there.
        OptionalLong leafIndex = log.index().leafOf(event, log.reader());
        Optional<Published> published = log.published(); // After the index: what it has found is published, or will be.
        if (leafIndex.isPresent()) {
            Published covering = published
                    .filter(checkpoint -> leafIndex.getAsLong() < checkpoint.size())
                    .orElseThrow(() -> LogProblem.notYet(
                            "not_witnessed", "the event is sealed, and not yet witnessed by the policy's quorum"));
            return Answers.changing(
                    Answers.TEXT,
                    Prover.inclusion(leafIndex.getAsLong(), covering, log.reader())
                            .format());
        }
        if (isWaiting) {
            throw LogProblem.notYet("not_sealed", "the event is accepted and will be sealed in a moment");
        }
        throw LogProblem.unknown("no event with digest " + digest + " is in the log");
    }

    static Hash parse(String digest) {
        try {
            return Hash.parseHex(digest);
        } catch (IllegalArgumentException malformed) {
            throw LogProblem.malformed("a digest is 64 lowercase hexadecimal digits");
        }
    }

    /** The proof that the log only grew, one hash a line; {@code to} is the published size if it is not given. */
    @GetMapping("/consistency")
    ResponseEntity<byte[]> consistency(
            @RequestParam String from, @RequestParam(required = false, defaultValue = "") String to) {
        long fromSize = Door.number("from", from);
        OpenLog log = door.log();
        long size = Door.published(log).size();
        long toSize = to.isEmpty() ? size : Door.number("to", to);
        if (fromSize > toSize) {
            throw LogProblem.malformed("from is larger than to; exchange them");
        }
        if (toSize > size) {
            throw LogProblem.unknown("the log has only " + size + " leaves; ask for a size up to that");
        }
        String lines = Prover.consistency(fromSize, toSize, log.reader()).stream()
                .map(hash -> hash.base64() + "\n")
                .collect(Collectors.joining());
        return to.isEmpty() ? Answers.changing(Answers.TEXT, lines) : Answers.immutable(Answers.TEXT, lines);
    }
}
