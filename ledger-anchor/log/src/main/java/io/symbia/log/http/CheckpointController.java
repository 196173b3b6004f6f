package io.symbia.log.http;

import io.symbia.log.OpenLog;
import io.symbia.log.http.limits.LargeAnswers;
import io.symbia.log.publishing.Published;
import io.symbia.tlog.tree.Octets;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What the log signed, and with what. */
@RestController
class CheckpointController {
    private final Door door;

    private final LargeAnswers large;

    CheckpointController(Door door, LargeAnswers large) {
        this.door = door;
        this.large = large;
    }

    @GetMapping("/checkpoint")
    ResponseEntity<byte[]> checkpoint() {
        return Answers.changing(
                Answers.TEXT, Door.published(door.log()).checkpoint().format());
    }

    /**
     * The checkpoint of a size at which a batch ended: as it was published, with its cosignatures, or, if that size was never current or is
     * not one of those that are kept, with the log's signature alone. One that nobody has asked for lately is made like a large answer.
     */
    @GetMapping("/history/{size}")
    ResponseEntity<byte[]> history(@PathVariable String size, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        long treeSize = Door.number("size", size);
        OpenLog log = door.log();
        Published published = Door.published(log);
        if (treeSize > published.size()) {
            throw LogProblem.unknown("the log has only " + published.size() + " leaves; ask for a size up to that");
        }
        if (treeSize == published.size()) {
            return Answers.changing(Answers.TEXT, published.checkpoint().format()); // Cosignatures may still come.
        }
        Optional<Octets> remembered = log.earlier().remembered(treeSize);
        if (remembered.isPresent()) {
            return Answers.immutable(Answers.TEXT, remembered.get());
        }
        large.answer(request, response, Answers.TEXT, Answers.IMMUTABLE, () -> {
            Optional<Octets> made = log.earlier().find(treeSize, published);
            return LargeAnswers.Body.of(
                    made.orElseThrow(() -> endsNoBatch(treeSize, published)).toArray());
        });
        return null; // Spring's word for an answer that was written.
    }

    private static LogProblem endsNoBatch(long treeSize, Published published) {
        return LogProblem.unknown("no batch ended at size " + treeSize
                + "; /consistency?from=&to= joins any two sizes up to " + published.size());
    }

    /** Whose signatures make a checkpoint good: this log's, and those of the witnesses that its operator has chosen. */
    @GetMapping("/policy")
    ResponseEntity<byte[]> policy() {
        return Answers.changing(Answers.TEXT, door.log().policy().format());
    }

    /** One verifier key a line, the one by which the log is known first. */
    @GetMapping("/keys")
    ResponseEntity<byte[]> keys() {
        String lines =
                door.log().keys().stream().map(key -> key.format() + "\n").collect(Collectors.joining());
        return Answers.changing(Answers.TEXT, lines);
    }
}
