package io.symbia.bench;

import io.symbia.bench.material.Events;
import io.symbia.bench.material.FollowedLog;
import io.symbia.log.entries.EntryBlock;
import io.symbia.tlog.entry.StreamTag;
import io.symbia.tlog.tree.Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * A log that starts, in a process of its own, whose memory is that of a log and nothing else: opens the files, finds events, proves streams, goes on
 * appending for a while. Prints seconds and MiB for {@link GrowthBench}.
 */
@Command(name = "growth-start", hidden = true)
final class GrowthStart implements Callable<Integer> {
    private static final int ASKED = 1_000;
    private static final int BATCH = 50_000;

    @Option(names = "--folder", required = true)
    private Path folder;

    @Option(names = "--next-event", required = true)
    private long nextEvent;

    @Option(names = "--batches")
    private int batches;

    /** What such a process prints. */
    record Started(
            double seconds, long startedMib, double findMicros, double proveMicros, double appends, long peakMib) {
        String line() {
            return "%f %d %f %f %f %d".formatted(seconds, startedMib, findMicros, proveMicros, appends, peakMib);
        }

        static Started parse(String line) {
            String[] words = line.trim().split(" ", -1);
            return new Started(
                    Double.parseDouble(words[0]),
                    Long.parseLong(words[1]),
                    Double.parseDouble(words[2]),
                    Double.parseDouble(words[3]),
                    Double.parseDouble(words[4]),
                    Long.parseLong(words[5]));
        }
    }

    @Override
    public Integer call() throws IOException {
        long startNanos = System.nanoTime();
        try (FollowedLog log = new FollowedLog(folder)) {
            double seconds = (System.nanoTime() - startNanos) / 1e9;
            long startedMib = memoryMib("VmRSS:");
            Events events = new Events(8 + Long.BYTES);
            Random random = new Random(13);
            double findMicros = median(() -> find(log, events, random.nextLong(nextEvent)));
            double proveMicros = median(() -> prove(log, events, random.nextLong(nextEvent)));
            double appends = append(log, events);
            System.out.println(
                    new Started(seconds, startedMib, findMicros, proveMicros, appends, memoryMib("VmHWM:")).line());
        }
        return 0;
    }

    private static void find(FollowedLog log, Events events, long number) {
        Hash digest = events.digest(number);
        if (log.index().leafOf(digest, log.reader()).isEmpty()) {
            throw new IllegalStateException("event " + number + " is not in the index");
        }
    }

    private static void prove(FollowedLog log, Events events, long number) {
        StreamTag tag = StreamTag.of(events.tag(number).clone());
        if (log.heads().current().prove(tag).siblings().isEmpty()) {
            throw new IllegalStateException("no path to the stream of event " + number);
        }
    }

    private static double median(Runnable question) {
        List<Double> micros = new ArrayList<>();
        for (int asked = 0; asked < ASKED; asked++) {
            long startNanos = System.nanoTime();
            question.run();
            micros.add((System.nanoTime() - startNanos) / 1e3);
        }
        return Measure.median(micros);
    }

    /** Leaves a second, all that follows them included. */
    private double append(FollowedLog log, Events events) throws IOException {
        EntryBlock block = new EntryBlock(BATCH + 1);
        long startNanos = System.nanoTime();
        for (int batch = 0; batch < batches; batch++) {
            events.fill(block, nextEvent + (long) batch * BATCH, BATCH);
            log.append(block);
        }
        return batches * (double) BATCH * 1e9 / (System.nanoTime() - startNanos);
    }

    /** What the operating system says of this process; 0 where it does not say it as Linux does. */
    private static long memoryMib(String what) throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith(what))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }
}
