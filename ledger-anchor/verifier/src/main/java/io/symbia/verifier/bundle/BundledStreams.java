package io.symbia.verifier.bundle;

import io.symbia.tlog.entry.BatchManifest;
import io.symbia.tlog.entry.StreamTag;
import io.symbia.tlog.streams.ProvenStream;
import io.symbia.tlog.streams.StreamProof;
import io.symbia.tlog.tree.InvalidProofException;
import io.symbia.verifier.event.LoggedEvent;
import io.symbia.verifier.report.NotProvenException;
import io.symbia.verifier.statement.Bounds;
import io.symbia.verifier.trust.SealingTimes;
import java.util.ArrayList;
import java.util.List;

/** The streams that a bundle claims to hold whole. */
final class BundledStreams {
    private final List<Complete> complete = new ArrayList<>();

    private BundledStreams() {}

    /**
     * One of them.
     *
     * @param stream   its name, as its events have it
     * @param tag      as the log has it
     * @param count    number of its events
     * @param manifest seals the map as of which that is so
     */
    record Complete(String stream, StreamTag tag, int count, BatchManifest manifest) {
        String text(long leaves) {
            return "all " + count + " events of tag " + tag + ", called " + stream + ", as of leaf "
                    + (manifest.streams().orElseThrow().size() - 1) + " of " + leaves + ", sealed at "
                    + manifest.sealedAt() + " by the log's word";
        }
    }

    static BundledStreams read(BundleFiles files, BundledProofs proofs, BundledEvents events, Bounds bounds)
            throws NotProvenException {
        BundledStreams streams = new BundledStreams();
        for (String tag : files.names(BundleNames.STREAMS, StreamProof.EXTENSION)) {
            StreamProof proof = proofs.stream(tag);
            ProvenStream proven = proofs.verifyStream(tag, proof);
            List<LoggedEvent> own = events.of(proven.tag());
            try {
                proven.requireExactly(own.stream().map(LoggedEvent::entry).toList());
            } catch (InvalidProofException e) {
                throw new NotProvenException("streams", e.getMessage());
            }
            SealingTimes.requireMapped(proof.manifest(), proofs.leaves(), proofs.notLaterThan(), bounds);
            String name = own.getFirst().envelope().stream().toString();
            streams.complete.add(new Complete(name, proven.tag(), own.size(), proof.manifest()));
        }
        return streams;
    }

    List<Complete> complete() {
        return List.copyOf(complete);
    }

    List<BatchManifest> manifests() {
        return complete.stream().map(Complete::manifest).toList();
    }
}
