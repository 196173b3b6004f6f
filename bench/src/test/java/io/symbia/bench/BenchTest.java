package io.symbia.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.bench.material.Arrivals;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every measure can be taken; how fast this machine is while it runs tests says nothing. */
class BenchTest {
    @TempDir
    private Path folder;

    @Test
    void takesEveryMeasure() throws IOException, InterruptedException, ExecutionException {
        assertThat(new HashingBench(100, 2_000).noise(1).median()).isPositive();
        assertThat(new HashingBench(100, 2_000).run(1).median()).isPositive();
        assertThat(new AppendBench(folder, 100, 500, 4, 0.75).run(1).median()).isPositive();
        assertThat(new KafkaBench(folder, 400, 150_000).run(1))
                .allSatisfy(measure -> assertThat(measure.median()).isPositive());
        assertThat(new ProofBench(folder, 100_000).run(1)).allMatch(measure -> measure.median() > 0);
    }

    @Test
    void timesEveryEventToItsCosignedCheckpoint() throws IOException, InterruptedException, ExecutionException {
        LatencyBench latency = new LatencyBench();
        latency.seconds = 2;
        latency.rate = 100;
        double[] millis = latency.measure(folder);
        assertThat(millis).hasSize(200).isSorted();
        assertThat(millis[0]).isPositive();
    }

    @Test
    void measuresALogWhileItGrowsAndStartsAgain() throws IOException, InterruptedException {
        GrowthBench growth = new GrowthBench();
        growth.batchesAfterStart = 1;
        assertThat(growth.measure(folder, 100_000).leaves())
                .isEqualTo(100_003); // Two batches, a manifest each, and that of a map.
        GrowthBench.Row grown = growth.measure(folder, 200_000);
        assertThat(grown.leaves()).isGreaterThanOrEqualTo(200_000);
        assertThat(grown.streams()).isEqualTo(20_000);
        assertThat(List.of(
                        grown.appends(),
                        grown.proofMicros(),
                        grown.anew().seconds(),
                        grown.started().appends()))
                .allMatch(figure -> figure > 0);
    }

    @Test
    void takesTheMiddleValue() {
        assertThat(Measure.median(List.of(3.0, 1.0, 2.0))).isEqualTo(2.0);
        assertThat(Measure.median(List.of(4.0, 1.0, 3.0, 2.0))).isEqualTo(2.0);
        assertThat(measure(Measure.Rule.AT_LEAST, 0.9, 0.9).holds()).isTrue();
        assertThat(measure(Measure.Rule.AT_LEAST, 0.9, 0.89).holds()).isFalse();
        assertThat(measure(Measure.Rule.AT_MOST, 2000, 2000).holds()).isTrue();
        assertThat(measure(Measure.Rule.AT_MOST, 2000, 2001).holds()).isFalse();
        assertThat(measure(Measure.Rule.NONE, 1, 7).holds()).isTrue();
    }

    @Test
    void saysHowFarItsRoundsWereApart() {
        assertThat(measure(Measure.Rule.AT_LEAST, 0.9, 0.7, 1.25, 0.8).line())
                .contains(" 0.80 ")
                .contains("0.70 to 1.25")
                .contains(">= 0.90")
                .endsWith("MISSED");
    }

    @Test
    void timesByTurnsAndCountsNoWarmUp() throws IOException, InterruptedException {
        List<String> order = new ArrayList<>();
        Rounds taken = Rounds.of(
                2,
                round -> {
                    order.add("a" + round);
                    return 100L * (round + 1);
                },
                round -> {
                    order.add("b" + round);
                    return 200;
                });
        assertThat(order).containsExactly("a0", "b0", "b1", "a1", "a2", "b2", "b3", "a3", "a4", "b4", "b5", "a5");
        assertThat(taken.ratios()).containsExactly(2.5, 3.0);
    }

    @Test
    void countsNeitherTheStartNorTheEndOfReading() {
        Arrivals arrivals = new Arrivals(100);
        arrivals.add(20, 5_000); // Whatever came before.
        arrivals.add(30, 5_300);
        arrivals.add(30, 5_600);
        assertThat(arrivals.isComplete()).isFalse();
        arrivals.add(0, 8_000);
        arrivals.add(20, 9_000);
        assertThat(arrivals.isComplete()).isTrue();
        assertThat(arrivals.nanos()).isEqualTo(1_000); // 60 events took 600 ns.
    }

    private static Measure measure(Measure.Rule rule, double limit, double... values) {
        return new Measure("it", DoubleStream.of(values).boxed().toList(), rule, limit, "");
    }
}
