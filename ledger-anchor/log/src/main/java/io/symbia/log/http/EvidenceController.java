package io.symbia.log.http;

import io.symbia.log.OpenLog;
import io.symbia.log.evidence.LogEvidence;
import io.symbia.log.http.limits.LargeAnswers;
import io.symbia.log.http.limits.LargeAnswers.Body;
import io.symbia.log.publishing.Published;
import io.symbia.log.streams.SealedMap;
import io.symbia.log.streams.StreamProver;
import io.symbia.tlog.bundle.ArchiveInParts;
import io.symbia.tlog.entry.StreamTag;
import io.symbia.tlog.streams.StreamHead;
import io.symbia.tlog.streams.StreamProof;
import io.symbia.tlog.tree.Hash;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Whole streams: the proof of one, and the log's half of an evidence bundle. */
@RestController
class EvidenceController {
    private static final MediaType ZIP = MediaType.parseMediaType("application/zip");
    private static final int DIGEST_LENGTH = 2 * Hash.SIZE_BYTES;

    private final Door door;
    private final LargeAnswers large;

    EvidenceController(Door door, LargeAnswers large) {
        this.door = door;
        this.large = large;
    }

    /** The proof of all events of a stream, or that there is none, as of the last sealed map. */
    @GetMapping("/streams/{tag}/proof")
    void proof(@PathVariable String tag, HttpServletRequest request, HttpServletResponse response) throws IOException {
        large.answer(request, response, Answers.TEXT, Answers.SHORT, () -> Body.of(proof(tag)));
    }

    private byte[] proof(String tag) throws IOException {
        OpenLog log = door.log();
        StreamTag stream = StreamController.parse(tag);
        SealedMap sealed = sealed(log);
        Published published = Door.published(log); // After the map: its manifest is published.
        return proof(log, stream, sealed, published, StreamProof.MAX_EVENTS)
                .format()
                .getBytes(StandardCharsets.UTF_8);
    }

    /** What the log knows of an event, by its digest, or of a stream, by its tag: proofs, manifests, checkpoint, policy. */
    @GetMapping("/evidence/{what}")
    void evidence(@PathVariable String what, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        large.answer(request, response, ZIP, CacheControl.noCache(), () -> {
            ArchiveInParts archive = archive(what.length() == DIGEST_LENGTH ? ofEvent(what) : ofStream(what));
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + what + ".zip\"");
            return new Body(archive.sizeBytes(), archive::writeTo);
        });
    }

    private static ArchiveInParts archive(LogEvidence evidence) throws IOException {
        try {
            return evidence.archive();
        } catch (IllegalArgumentException tooLarge) {
            throw LogProblem.malformed(tooLarge.getMessage() + ": take the proofs of its events one by one");
        }
    }

    private LogEvidence ofEvent(String digest) throws IOException {
        OpenLog log = door.log();
        Hash event = ProofController.parse(digest);
        boolean isWaiting = log.line().isWaiting(event); // Before the index: an event goes from here to there.
        OptionalLong leaf = log.index().leafOf(event, log.reader());
        if (leaf.isEmpty()) {
            throw isWaiting
                    ? LogProblem.notYet("not_sealed", "the event is accepted and will be sealed in a moment")
                    : LogProblem.unknown("no event with digest " + digest + " is in the log");
        }
        Published published = Door.published(log); // After the index: what it has found is published, or will be.
        if (leaf.getAsLong() >= published.size()) {
            throw LogProblem.notYet(
                    "not_witnessed", "the event is sealed, and not yet witnessed by the policy's quorum");
        }
        return evidence(log, published).events(List.of(leaf.getAsLong()));
    }

    private LogEvidence ofStream(String tag) throws IOException {
        OpenLog log = door.log();
        StreamTag stream = StreamController.parse(tag);
        SealedMap sealed = sealed(log);
        Published published = Door.published(log); // After the map: its manifest is published.
        StreamProof proof = proof(log, stream, sealed, published, LogEvidence.MAX_EVENTS);
        return evidence(log, published).stream(proof).events(proof.leaves());
    }

    private LogEvidence evidence(OpenLog log, Published published) {
        return new LogEvidence(published, log.reader(), log.policy().format());
    }

    private static StreamProof proof(
            OpenLog log, StreamTag stream, SealedMap sealed, Published published, int maxEvents) throws IOException {
        if (sealed.manifest().end() >= published.size()) {
            throw notSealed(); // What a policy that asks for more has not held for good yet.
        }
        Optional<StreamHead> head = sealed.map().find(stream);
        if (head.isEmpty()
                && StreamController.leaf(log, stream, 0, published.size()).isPresent()) {
            throw notSealed(); // Absent a moment ago, which is not worth a proof.
        }
        if (head.isPresent() && head.get().count() > maxEvents) {
            throw LogProblem.malformed("a stream of more than " + maxEvents + " events is not answered at once");
        }
        return StreamProver.prove(stream, sealed, published, log.index(), log.reader());
    }

    private static SealedMap sealed(OpenLog log) {
        return log.streams().sealed().orElseThrow(EvidenceController::notSealed);
    }

    private static LogProblem notSealed() {
        return LogProblem.notYet("not_sealed_yet", "the stream is in no sealed map yet");
    }
}
