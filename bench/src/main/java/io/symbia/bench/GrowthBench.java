package io.symbia.bench;

import io.symbia.bench.GrowthStart.Started;
import io.symbia.bench.material.Events;
import io.symbia.bench.material.FollowedLog;
import io.symbia.disk.FolderDisk;
import io.symbia.log.entries.EntryBlock;
import io.symbia.log.storage.LogReader;
import io.symbia.tlog.tile.TileHashReader;
import io.symbia.tlog.tree.MerkleTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What a log costs at one size after the other, as a table: appending with all that follows, proving, starting, memory and disk. Streams have ten
 * events each. Starts are measured in processes of their own with a heap of 1 GiB.
 */
@Command(
        name = "growth",
        mixinStandardHelpOptions = true,
        description = "Measures a log while it grows: appending, proofs, starts, memory and disk.")
final class GrowthBench implements Callable<Integer> {
    private static final int BATCH = 50_000;
    private static final int WARM_UPS = 2_000;
    private static final int PROOFS = 2_000;
    private static final long FIRST_LEAVES = 1_000_000;
    private static final String HEAP = "-Xmx1g";

    @Option(names = "--leaves", description = "leaves of the largest log (default: ${DEFAULT-VALUE})")
    long leaves = 100_000_000;

    @Option(
            names = "--folder",
            description = "where files are written, and deleted afterwards (default: a temporary folder)")
    private Path folder;

    /** Appended by a process after its start: two million leaves. */
    int batchesAfterStart = 40;

    private final EntryBlock block = new EntryBlock(BATCH + 1);
    private final Events events = new Events(8 + Long.BYTES);
    private long nextEvent;

    /**
     * What was measured at one size.
     *
     * @param appends     leaves a second up to here, durable, with index, heads and maps
     * @param proofMicros median time of an inclusion proof
     * @param anew        a start without snapshot, index and heads: all of it made anew from the entries
     * @param started     a start that goes on from them, and what that process did then
     * @param logBytes    entries, hashes, manifests and commits
     * @param derivedBytes index and heads
     */
    record Row(
            long leaves,
            long streams,
            double appends,
            double proofMicros,
            Started anew,
            Started started,
            long logBytes,
            long derivedBytes) {
        static final String HEADER = "%13s %12s %12s %9s %8s %8s %8s %8s %9s %12s %9s %10s %10s"
                .formatted(
                        "leaves",
                        "streams",
                        "appended a s",
                        "proof us",
                        "anew s",
                        "start s",
                        "RSS MiB",
                        "find us",
                        "stream us",
                        "then a s",
                        "peak MiB",
                        "log B/leaf",
                        "index B/l");

        String line() {
            return "%,13d %,12d %,12.0f %9.0f %8.1f %8.1f %,8d %8.0f %9.0f %,12.0f %,9d %10.1f %10.1f"
                    .formatted(
                            leaves,
                            streams,
                            appends,
                            proofMicros,
                            anew.seconds(),
                            started.seconds(),
                            started.startedMib(),
                            started.findMicros(),
                            started.proveMicros(),
                            started.appends(),
                            started.peakMib(),
                            (double) logBytes / leaves,
                            (double) derivedBytes / leaves);
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path work = folder == null ? Files.createTempDirectory("symbia-growth") : Files.createDirectories(folder);
        System.out.println(Row.HEADER);
        try {
            for (long size = Math.min(FIRST_LEAVES, leaves); size <= leaves; size *= 10) {
                System.out.println(measure(work, size).line());
            }
            return 0;
        } finally {
            Bench.delete(work);
        }
    }

    /** Lets the log of a folder grow to a size, and measures it there. */
    Row measure(Path work, long size) throws IOException, InterruptedException {
        long startNanos = System.nanoTime();
        long before;
        long after;
        long streams;
        try (FollowedLog log = new FollowedLog(work)) {
            before = log.size();
            while (log.size() < size) {
                events.fill(block, nextEvent, BATCH);
                nextEvent += BATCH;
                log.append(block);
            }
            log.keep();
            after = log.size();
            streams = log.streams();
        }
        double appends = (after - before) * 1e9 / (System.nanoTime() - startNanos);
        double proofMicros = prove(work, after);
        long logBytes = bytes(work, name -> !isDerived(name));
        long derivedBytes = bytes(work, GrowthBench::isDerived);
        deleteDerived(work);
        Started anew = start(work, 0);
        keep(work);
        Started started = start(work, batchesAfterStart);
        nextEvent += (long) batchesAfterStart * BATCH;
        return new Row(after, streams, appends, proofMicros, anew, started, logBytes, derivedBytes);
    }

    private static void keep(Path work) throws IOException {
        try (FollowedLog log = new FollowedLog(work)) {
            log.keep();
        }
    }

    private Started start(Path work, int batches) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        HEAP,
                        "-XX:+UseParallelGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Bench.class.getName(),
                        "growth-start",
                        "--folder",
                        work.toString(),
                        "--next-event",
                        Long.toString(nextEvent),
                        "--batches",
                        Integer.toString(batches))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String line = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the log did not start: " + line);
        }
        return Started.parse(line);
    }

    private static boolean isDerived(String name) {
        return name.startsWith("index") || name.startsWith("heads") || name.equals("snapshot");
    }

    private static long bytes(Path work, Predicate<String> which) throws IOException {
        try (Stream<Path> files = Files.list(work)) {
            return files.filter(file -> which.test(file.getFileName().toString()))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static void deleteDerived(Path work) throws IOException {
        try (Stream<Path> files = Files.list(work)) {
            files.filter(file -> isDerived(file.getFileName().toString())).forEach(GrowthBench::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static double prove(Path work, long size) throws IOException {
        Random random = new Random(11);
        List<Double> micros = new ArrayList<>();
        try (LogReader reader = new LogReader(new FolderDisk(work))) {
            TileHashReader hashes = new TileHashReader(reader.hashes());
            for (int proof = 0; proof < WARM_UPS + PROOFS; proof++) {
                long leafIndex = random.nextLong(size);
                long startNanos = System.nanoTime();
                if (MerkleTree.inclusionProof(leafIndex, size, hashes).isEmpty()) {
                    throw new IllegalStateException("no path in a tree of " + size);
                }
                micros.add((System.nanoTime() - startNanos) / 1e3);
            }
        }
        return Measure.median(micros.subList(WARM_UPS, micros.size()));
    }
}
