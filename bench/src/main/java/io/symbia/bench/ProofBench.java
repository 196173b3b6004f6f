package io.symbia.bench;

import io.symbia.bench.material.BenchLog;
import io.symbia.bench.material.Events;
import io.symbia.disk.FolderDisk;
import io.symbia.log.entries.EntryBlock;
import io.symbia.log.storage.LogReader;
import io.symbia.tlog.tile.TileHashReader;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.MerkleTree;
import io.symbia.tlog.tree.TreeHasher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What a proof costs in a large log, and whether appending to a large log costs more than to a small one. */
final class ProofBench {
    private static final int BATCH = 50_000;
    private static final int PROOFS = 2_000;
    private static final int HASHES = 200_000;
    private static final double MAX_NODE_HASHES = 2_000;
    private static final double MAX_GROWTH = 1.10;

    private final Path folder;
    private final long leaves;
    private final EntryBlock block = new EntryBlock(BATCH + 1);
    private final Events events = new Events(8 + Long.BYTES);
    private long nextEvent;

    ProofBench(Path folder, long leaves) {
        this.folder = folder;
        this.leaves = leaves;
    }

    List<Measure> run(int rounds) throws IOException, InterruptedException {
        Path files = folder.resolve("proofs");
        List<Measure> measures = new ArrayList<>();
        long size;
        try (BenchLog large = new BenchLog(files);
                BenchLog small = new BenchLog(folder.resolve("small"))) {
            for (long first = 0; first < leaves; first += BATCH) append(large);
            measures.add(growth(rounds, large, small));
            size = large.size();
        }
        try (LogReader reader = new LogReader(new FolderDisk(files))) {
            measures.add(prove(reader, size, rounds));
        }
        return measures;
    }

    /** By turns, to the large log and to one that has just begun. */
    private Measure growth(int rounds, BenchLog large, BenchLog small) throws IOException, InterruptedException {
        Rounds taken = Rounds.of(rounds, _ -> appendTwice(large), _ -> appendTwice(small));
        return new Measure(
                "growth: append cost an entry at %,d leaves, against a new log".formatted(leaves),
                taken.ratios(),
                Measure.Rule.AT_MOST,
                MAX_GROWTH,
                "%.0f ns an entry in the new one".formatted(Measure.median(taken.seconds()) * 1e9 / (2 * BATCH)));
    }

    private long appendTwice(BenchLog log) {
        return append(log) + append(log);
    }

    private long append(BenchLog log) {
        events.fill(block, nextEvent, BATCH);
        nextEvent += BATCH;
        return log.append(block);
    }

    private static Measure prove(LogReader reader, long size, int rounds) {
        Random random = new Random(11);
        TileHashReader hashes = new TileHashReader(reader.hashes());
        List<Double> inNodeHashes = new ArrayList<>();
        List<Double> micros = new ArrayList<>();
        for (int round = 0; round <= rounds; round++) {
            double nodeNanos = nodeNanos();
            List<Double> nanos = new ArrayList<>();
            for (int proof = 0; proof < PROOFS; proof++) {
                long leafIndex = random.nextLong(size);
                long startNanos = System.nanoTime();
                List<Hash> path = MerkleTree.inclusionProof(leafIndex, size, hashes);
                nanos.add((double) (System.nanoTime() - startNanos));
                if (path.isEmpty()) {
                    throw new IllegalStateException("no path in a tree of " + size);
                }
            }
            if (round > 0) { // The first round warms up.
                inNodeHashes.add(Measure.median(nanos) / nodeNanos);
                micros.add(Measure.median(nanos) / 1000);
            }
        }
        return new Measure(
                "inclusion proof at %,d leaves, p50 in node-hash times".formatted(size),
                inNodeHashes,
                Measure.Rule.AT_MOST,
                MAX_NODE_HASHES,
                "%.0f microseconds".formatted(Measure.median(micros)));
    }

    private static double nodeNanos() {
        TreeHasher hasher = new TreeHasher();
        byte[] node = new byte[Hash.SIZE_BYTES];
        long startNanos = System.nanoTime();
        for (int count = 0; count < HASHES; count++) {
            hasher.hashNode(node, 0, node, 0, node, 0);
        }
        return (double) (System.nanoTime() - startNanos) / HASHES;
    }
}
