package io.symbia.bench;

import io.symbia.bench.material.BenchLog;
import io.symbia.bench.material.Events;
import io.symbia.log.entries.EntryBlock;
import io.symbia.tlog.tree.CompletedHashes;
import io.symbia.tlog.tree.Frontier;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.TreeHasher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** Hashing and appending durably, the next batch being hashed while one is written, against hashing alone on one thread. */
final class AppendBench {
    private final Path folder;
    private final int eventBytes;
    private final int batchEvents;
    private final int batches;
    private final double limit;

    AppendBench(Path folder, int eventBytes, int batchEvents, int batches, double limit) {
        this.folder = folder;
        this.eventBytes = eventBytes;
        this.batchEvents = batchEvents;
        this.batches = batches;
        this.limit = limit;
    }

    Measure run(int rounds) throws IOException, InterruptedException {
        Rounds taken = Rounds.of(rounds, _ -> hashing(), round -> appending("round-" + round));
        return new Measure(
                "durable append in batches of %,d, against hashing only".formatted(batchEvents),
                taken.ratios(),
                Measure.Rule.AT_LEAST,
                limit,
                "%,.0f events a second, %d batches"
                        .formatted(batches * batchEvents / Measure.median(taken.seconds()), batches));
    }

    private long hashing() {
        Events events = new Events(eventBytes);
        EntryBlock block = new EntryBlock(batchEvents);
        TreeHasher hasher = new TreeHasher();
        Frontier frontier = new Frontier();
        byte[] leaf = new byte[Hash.SIZE_BYTES];
        long startNanos = System.nanoTime();
        for (int batch = 0; batch < batches; batch++) {
            events.fill(block, (long) batch * batchEvents, batchEvents);
            for (int index = 0; index < batchEvents; index++) {
                block.hashLeaf(index, hasher, leaf);
                frontier.append(leaf, 0, CompletedHashes.IGNORED);
            }
        }
        return System.nanoTime() - startNanos;
    }

    private long appending(String name) throws IOException {
        Events events = new Events(eventBytes);
        EntryBlock filling = new EntryBlock(batchEvents + 1);
        EntryBlock sealing = new EntryBlock(batchEvents + 1);
        try (BenchLog log = new BenchLog(folder.resolve("append-" + batchEvents + "-" + name))) {
            long startNanos = System.nanoTime();
            CompletableFuture<Void> sealed = CompletableFuture.completedFuture(null);
            for (int batch = 0; batch < batches; batch++) {
                events.fill(filling, (long) batch * batchEvents, batchEvents);
                sealed.join();
                EntryBlock full = filling;
                filling = sealing;
                sealing = full;
                sealed = CompletableFuture.runAsync(
                        () -> log.append(full), task -> Thread.ofPlatform().start(task));
            }
            sealed.join();
            return System.nanoTime() - startNanos;
        }
    }
}
