package io.symbia.log.http;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.symbia.log.LogNode;
import io.symbia.log.OpenLog;
import io.symbia.log.intake.IntakeStatus;
import io.symbia.log.sealing.SealedBatch;
import java.time.Clock;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What is measured of a log, with the unit in each name. */
@Component
public class LogMetrics {
    private final ObjectProvider<LogNode> node;
    private final Timer seals;
    private final Clock clock = Clock.systemUTC();

    LogMetrics(MeterRegistry registry, ObjectProvider<LogNode> node) {
        this.node = node;
        seals = Timer.builder("symbia.log.seal")
                .description("From the hand-over of a batch to its publishing")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
        gauge(
                registry,
                "symbia.log.leaves",
                "Published leaves",
                log -> log.sealer().published().size());
        gauge(
                registry,
                "symbia.log.batches",
                "Published batches",
                log -> log.sealer().published().batches());
        gauge(
                registry,
                "symbia.log.epoch",
                "Number of this process in the life of the log",
                log -> log.sealer().epoch());
        registerIntake(registry);
    }

    private void registerIntake(MeterRegistry registry) {
        gauge(
                registry,
                "symbia.log.intake.lag.records",
                "Records not read yet, as far as known",
                log -> log.intake().status().lagRecords());
        gauge(
                registry,
                "symbia.log.partitions.stopped",
                "Partitions that are not read any further",
                log -> log.intake().status().stopped());
        gauge(
                registry,
                "symbia.log.receipts.pending.batches",
                "Batches whose receipts were not sent",
                log -> log.sealer().published().batches() - log.receipts().sentBatches());
        gauge(
                registry,
                "symbia.log.oldest.unsealed.seconds",
                "Age of the oldest event read and not published",
                this::age);
        Gauge.builder(
                        "symbia.log.open",
                        this,
                        metrics -> metrics.node.getObject().log().isPresent() ? 1 : 0)
                .description("Whether the log is open")
                .register(registry);
    }

    private void gauge(MeterRegistry registry, String name, String description, ToDoubleFunction<OpenLog> value) {
        Gauge.builder(
                        name,
                        this,
                        metrics -> metrics.node
                                .getObject()
                                .log()
                                .map(log -> value.applyAsDouble(log))
                                .orElse(0.0))
                .description(description)
                .register(registry);
    }

    private double age(OpenLog log) {
        IntakeStatus intake = log.intake().status();
        long oldestMillis = LongStream.concat(log.line().oldestMillis().stream(), intake.oldestStoppedMillis().stream())
                .min()
                .orElseGet(clock::millis);
        return Math.max(0, clock.millis() - oldestMillis) / 1000.0;
    }

    /** Takes note of a batch. */
    public void sealed(SealedBatch batch) {
        seals.record(batch.took());
    }
}
