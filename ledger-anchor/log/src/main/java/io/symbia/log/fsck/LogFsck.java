package io.symbia.log.fsck;

import io.symbia.disk.Disk;
import io.symbia.log.heads.HeadCheck;
import io.symbia.log.heads.HeadMap;
import io.symbia.log.index.IndexCheck;
import io.symbia.log.storage.LogReader;
import io.symbia.log.storage.commits.CommitFile;
import io.symbia.log.storage.commits.DamagedLogException;
import io.symbia.log.streams.SealedMaps;
import io.symbia.tlog.checkpoint.Policy;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;

/**
 * Checks every file of a log's folder against every other, while the log runs or not. Files that are replaced are read first, then what is
 * committed: so whatever was said before is there to be compared with, and what is written meanwhile is not looked at.
 */
final class LogFsck {
    private final Disk disk;
    private final Optional<Policy> policy;
    private final Settling settling;
    private final PrintStream out;
    private final Findings findings;

    /** A check of a folder that is only read. */
    LogFsck(Disk disk, Optional<Policy> policy, Settling settling, PrintStream out) {
        this.settling = settling;
        this.disk = disk;
        this.policy = policy;
        this.out = out;
        this.findings = new Findings(out);
    }

    /** Checks, and prints what is wrong and what was looked at; returns the number of findings. */
    long run() throws IOException {
        Signatures signatures = Signatures.of(disk, policy, findings);
        SmallFiles small = new SmallFiles(disk, findings);
        try (LogReader reader = new LogReader(disk);
                CosignedCheck cosigned = new CosignedCheck(disk, settling, findings)) {
            IndexCheck index = IndexCheck.open(disk, (place, what) -> findings.derivable(place, "index", what));
            try (Batches batches = new Batches(disk, small, settling, findings)) {
                batches.check();
                guarded("commits", () -> small.compare(reader, batches.count(), signatures));
                guarded("commits", () -> cosigned.check(reader, batches.count()));
                small.requireCheckpoint(cosigned.isAny());
                small.comparePartitions(batches.trail(), settling);
                small.requireMarksOf(batches.trail());
                guarded("entries", () -> index.check(reader, batches.leaves()));
                long streams = streams(reader);
                signatures.unchecked().ifPresent(out::println);
                small.unpublished(batches.count()).ifPresent(out::println);
                out.printf(
                        "looked at %d leaves of %d batches, %d cosigned checkpoints, %d leaves in the index on disk, %d streams in a kept map: %s%n",
                        batches.leaves(),
                        batches.count(),
                        cosigned.count(),
                        index.leaves(),
                        streams,
                        findings.count() == 0 ? "nothing is wrong" : findings.count() + " findings");
            }
        }
        return findings.count();
    }

    /** Some part of the check. */
    private interface Part {
        void run() throws IOException;
    }

    /** What a damaged commit or entry keeps from being compared was told about before. */
    private void guarded(String file, Part part) throws IOException {
        try {
            part.run();
        } catch (DamagedLogException | IllegalArgumentException damaged) {
            findings.lost(file, "in between", String.valueOf(damaged.getMessage()));
        }
    }

    /** The directory of heads may be of a map that was sealed meanwhile, so commits are counted after it is read. */
    private long streams(LogReader reader) throws IOException {
        try (CommitFile commits = CommitFile.open(disk)) {
            return HeadCheck.check(
                    disk,
                    (map, batch) -> isSealed(new SealedMaps(reader, commits.count()), map, batch),
                    (place, what) -> findings.derivable(place, "heads", what));
        }
    }

    private static boolean isSealed(SealedMaps maps, HeadMap map, long batch) throws IOException {
        try {
            return maps.isSealed(map, batch);
        } catch (DamagedLogException _) { // As said before.
            return false;
        }
    }
}
