package io.symbia.verifier.trust;

import io.symbia.tlog.entry.BatchManifest;
import io.symbia.verifier.report.NotProvenException;
import io.symbia.verifier.statement.Bounds;
import io.symbia.verifier.statement.Moment;
import java.util.List;
import java.util.Optional;

/** When batches were sealed is the log's own word; these are the limits within which it is repeated. */
public final class SealingTimes {
    private SealingTimes() {}

    /**
     * That the times never fall from one batch to a later one, and none is later than the quorum's, which has seen all of them.
     *
     * @param manifests in the order of their leaves
     */
    public static void requirePlausible(List<BatchManifest> manifests, Optional<Moment> notLaterThan, Moment now)
            throws NotProvenException {
        // INVARIANT 98: times of sealing never fall, and are not later than the quorum's.
        Moment latest = notLaterThan.orElse(now).plus(Bounds.MAX_SKEW.toSeconds());
        BatchManifest before = null;
        for (BatchManifest manifest : manifests) {
            if (before != null && manifest.sealedAt().isBefore(before.sealedAt())) {
                throw new NotProvenException(
                        "time",
                        "batch " + manifest.batch() + " says it was sealed at " + manifest.sealedAt() + ", batch "
                                + before.batch() + " before it at " + before.sealedAt());
            }
            if (Moment.of(manifest.sealedAt()).isAfter(latest)) {
                throw new NotProvenException(
                        "time",
                        "batch " + manifest.batch() + " says it was sealed at " + manifest.sealedAt()
                                + ", and was cosigned or is read before, at "
                                + notLaterThan.orElse(now));
            }
            before = manifest;
        }
    }

    /**
     * That the map which a manifest seals leaves out only what was sealed a moment ago.
     *
     * @param treeSize of the checkpoint
     */
    public static void requireMapped(
            BatchManifest manifest, long treeSize, Optional<Moment> notLaterThan, Bounds bounds)
            throws NotProvenException {
        long unmapped = treeSize - manifest.streams().orElseThrow().size();
        if (unmapped > bounds.maxUnmappedLeaves()) {
            throw new NotProvenException(
                    "coverage",
                    unmapped + " leaves are not in the map, at most " + bounds.maxUnmappedLeaves() + " may be");
        }
        // The map's own manifest is never in it; an idle log need not map that.
        if (unmapped > 1 && notLaterThan.isPresent()) {
            new Unmapped(unmapped, Moment.of(manifest.sealedAt()))
                    .requireRecent("coverage", notLaterThan.get(), bounds.maxMapAge());
        }
    }
}
