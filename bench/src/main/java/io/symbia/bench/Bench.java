package io.symbia.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints a table of ratios, all taken in this run: absolute times do not travel between machines. Exits with 1 if a limit is missed. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures the log against limits and peers.",
        subcommands = {LatencyBench.class, GrowthBench.class, GrowthStart.class})
public final class Bench implements Callable<Integer> {
    private static final int LONGER = 2; // From Kafka on, starting and ending take part of a second.

    @Option(
            names = "--rounds",
            description = "rounds of each measure, of which the median counts (default: ${DEFAULT-VALUE})")
    private int rounds = 5;

    @Option(names = "--events", description = "events a round (default: ${DEFAULT-VALUE})")
    private int events = 1_000_000;

    @Option(names = "--event-bytes", description = "size of an event (default: ${DEFAULT-VALUE})")
    private int eventBytes = 1000;

    @Option(names = "--leaves", description = "leaves of the log that proofs are made in (default: ${DEFAULT-VALUE})")
    private long leaves = 5_000_000;

    @Option(
            names = "--folder",
            description = "where files are written, and deleted afterwards (default: a temporary folder)")
    private Path folder;

    /** Runs from a command line. */
    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT); // INVARIANT 153: digits and letters are the same on every machine.
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException {
        Path work = folder == null ? Files.createTempDirectory("symbia-bench") : Files.createDirectories(folder);
        try {
            List<Measure> measures = measure(work);
            return measures.stream().allMatch(Measure::holds) ? 0 : 1;
        } finally {
            delete(work);
        }
    }

    private List<Measure> measure(Path work) throws IOException, InterruptedException, ExecutionException {
        System.out.printf(
                "%d processors, JDK %s, %d rounds, events of %d bytes%n%n%s%n",
                Runtime.getRuntime().availableProcessors(), Runtime.version(), rounds, eventBytes, Measure.header());
        List<Measure> measures = new ArrayList<>();
        HashingBench hashing = new HashingBench(eventBytes, events);
        add(measures, hashing.noise(rounds));
        add(measures, hashing.run(rounds));
        int small = Math.min(10_000, events);
        add(measures, new AppendBench(work, eventBytes, small, events / small, 0.75).run(rounds));
        int large = Math.min(100_000, events);
        add(measures, new AppendBench(work, eventBytes, large, events / large, 0.85).run(rounds));
        for (Measure measure : new KafkaBench(work, eventBytes, Math.multiplyExact(LONGER, events)).run(rounds)) {
            add(measures, measure);
        }
        add(measures, new AuditBench(work, events).run(rounds));
        for (Measure measure : new ProofBench(work, leaves).run(rounds)) {
            add(measures, measure);
        }
        return measures;
    }

    private static void add(List<Measure> measures, Measure measure) {
        measures.add(measure);
        System.out.println(measure.line());
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(Bench::deleteOne);
        }
    }

    private static void deleteOne(Path file) {
        try {
            Files.delete(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
