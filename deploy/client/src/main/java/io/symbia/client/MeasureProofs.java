package io.symbia.client;

import io.symbia.client.deliveries.ItemNumbers;
import io.symbia.client.http.PlatformClient;
import io.symbia.client.measure.Pace;
import io.symbia.client.measure.ProofMeasure;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code symbia bench proofs}: how long it takes from a command to the proof of its event. */
@Command(
        name = "proofs",
        mixinStandardHelpOptions = true,
        description =
                "Gives commands at an even rate, and measures the time until the proof of each can be downloaded.")
final class MeasureProofs implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--url",
            defaultValue = "http://127.0.0.1:8080",
            description = "The gateway; default: ${DEFAULT-VALUE}.")
    private URI url;

    @Option(names = "--rate", defaultValue = "50", description = "Commands a second; default: ${DEFAULT-VALUE}.")
    private int rate;

    @Option(names = "--seconds", defaultValue = "60", description = "How long; default: ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "10",
            description = "Seconds of commands before them that are not measured; default: ${DEFAULT-VALUE}.")
    private int warmUpSeconds;

    @Option(
            names = "--look-every",
            defaultValue = "PT0.05S",
            description = "How often to look for a new checkpoint; default: ${DEFAULT-VALUE}.")
    private Duration lookEvery;

    @Override
    public Integer call() throws InterruptedException {
        if (rate < 1 || seconds < 1 || warmUpSeconds < 0 || !lookEvery.isPositive()) {
            throw new ParameterException(
                    spec.commandLine(), "--rate, --seconds and --look-every must be more than 0, --warm-up at least 0");
        }
        PlatformClient.requireAt(url, PATIENCE);
        Pace pace = new Pace(rate, warmUpSeconds + seconds);
        ProofMeasure.Result result;
        try (PlatformClient platform = new PlatformClient(url, PATIENCE)) {
            long firstItem = ThreadLocalRandom.current().nextLong(ItemNumbers.RESTRICTED - pace.count());
            result = new ProofMeasure(platform, lookEvery, firstItem).take(pace, rate * warmUpSeconds, PATIENCE);
        }
        print(result);
        return result.isComplete() ? 0 : 1;
    }

    private void print(ProofMeasure.Result result) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "%d commands a second for %d s, after %d s to warm up; %d processors%n%n",
                rate, seconds, warmUpSeconds, Runtime.getRuntime().availableProcessors());
        out.print(result.table());
        out.printf(
                "%nproofs are looked for at each of %d checkpoints, which are looked for every %d ms%n",
                result.checkpoints(), lookEvery.toMillis());
        out.printf("%d commands were begun more than 10 ms late, by this program%n", result.begunLate());
        out.printf(
                "%d refused, %d without an answer, %d events without a proof%n",
                result.refused(), result.unanswered(), result.unproven());
        out.flush();
    }
}
