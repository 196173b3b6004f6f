package io.symbia.log.http;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.symbia.log.LogNode;
import io.symbia.log.OpenLog;
import io.symbia.log.intake.IntakeStatus;
import io.symbia.log.publishing.MirrorStatus;
import io.symbia.log.publishing.Published;
import io.symbia.log.publishing.WitnessStatus;
import io.symbia.log.sealing.SealedBatch;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What is measured of a log, with the unit in each name. */
@Component
public class LogMetrics {
    private final ObjectProvider<LogNode> node;
    private final MeterRegistry registry;
    private final Timer seals;
    private final Clock clock = Clock.systemUTC();

    LogMetrics(MeterRegistry registry, ObjectProvider<LogNode> node) {
        this.registry = registry;
        this.node = node;
        seals = Timer.builder("symbia.log.seal")
                .description("From the hand-over of a batch to its sealing")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
        gauge(
                registry,
                "symbia.log.leaves",
                "Published leaves",
                log -> log.published().map(Published::size).orElse(0L));
        gauge(
                registry,
                "symbia.log.batches",
                "Published batches",
                log -> log.published().map(Published::batches).orElse(0L));
        gauge(
                registry,
                "symbia.log.epoch",
                "Number of this process in the life of the log",
                log -> log.sealer().epoch());
        gauge(
                registry,
                "symbia.log.index.lag.leaves",
                "Leaves that are sealed and not in the index",
                log -> log.sealer().newest().size() - log.index().leaves());
        registerIntake(registry);
        registerPublishing(registry);
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
                "symbia.log.partitions.room",
                "How many more partitions can be read",
                log -> log.intake().status().room());
        gauge(
                registry,
                "symbia.log.kept.for.seconds",
                "How much longer the brokers keep every record that waits, at least; not a number if for ever",
                log -> {
                    OptionalLong millis = log.intake().status().keptForMillis();
                    return millis.isPresent() ? millis.getAsLong() / 1000.0 : Double.NaN;
                });
        gauge(
                registry,
                "symbia.log.receipts.pending.batches",
                "Batches whose receipts were not sent",
                log -> log.published().map(Published::batches).orElse(0L)
                        - log.receipts().sentBatches());
        gauge(registry, "symbia.log.oldest.unsealed.seconds", "Age of the oldest event read and not sealed", this::age);
        Gauge.builder(
                        "symbia.log.open",
                        this,
                        metrics -> metrics.node.getObject().log().isPresent() ? 1 : 0)
                .description("Whether the log is open")
                .register(registry);
    }

    private void registerPublishing(MeterRegistry registry) {
        gauge(
                registry,
                "symbia.log.publishing.lag.leaves",
                "Leaves that are sealed and not published",
                log -> -log.published().map(Published::size).orElse(0L)
                        + log.sealer().newest().size());
        gauge(
                registry,
                "symbia.log.published.age.seconds",
                "Time since a larger tree was published",
                log -> log.published()
                        .map(published -> Duration.between(published.since(), clock.instant())
                                        .toMillis()
                                / 1000.0)
                        .orElse(Double.NaN));
    }

    /** Takes note of who cosigns, which is known once the log is open. */
    public void opened(OpenLog log) {
        log.publication().mirrors().forEach(mirror -> mirrorGauges(log, mirror.name()));
        for (WitnessStatus witness : log.publication().witnesses()) {
            witnessGauge(
                    "symbia.log.witness.good",
                    "Whether its last answer counted",
                    witness.name(),
                    log,
                    status -> status.good() ? 1 : 0);
            witnessGauge(
                    "symbia.log.witness.leaves",
                    "Leaves of the tree that it is thought to have cosigned last",
                    witness.name(),
                    log,
                    WitnessStatus::size);
            witnessGauge(
                    "symbia.log.witness.forgotten",
                    "Whether it has forgotten what it had cosigned, so that it does not count",
                    witness.name(),
                    log,
                    status -> status.forgotten() ? 1 : 0);
            witnessGauge(
                    "symbia.log.witness.ahead.seconds",
                    "By how much its clock is ahead of this log's; negative if behind",
                    witness.name(),
                    log,
                    status -> status.aheadSeconds().isPresent()
                            ? status.aheadSeconds().getAsLong()
                            : Double.NaN);
        }
    }

    private void mirrorGauges(OpenLog log, String mirror) {
        mirrorGauge("symbia.log.mirror.leaves", "Leaves that it holds whole", mirror, log, MirrorStatus::size);
        mirrorGauge(
                "symbia.log.mirror.lag.leaves",
                "Leaves that are sealed and that it does not hold, as far as this process knows",
                mirror,
                log,
                status -> Math.max(0, log.sealer().newest().size() - status.size()));
        mirrorGauge(
                "symbia.log.mirror.good",
                "Whether its last answer counted",
                mirror,
                log,
                status -> status.problem().isEmpty() ? 1 : 0);
    }

    private void mirrorGauge(
            String name, String description, String mirror, OpenLog log, ToDoubleFunction<MirrorStatus> value) {
        Gauge.builder(
                        name,
                        log,
                        open -> open.publication().mirrors().stream()
                                .filter(status -> status.name().equals(mirror))
                                .mapToDouble(value)
                                .findFirst()
                                .orElse(Double.NaN))
                .description(description)
                .tag("mirror", mirror)
                .register(registry);
    }

    private void witnessGauge(
            String name, String description, String witness, OpenLog log, ToDoubleFunction<WitnessStatus> value) {
        Gauge.builder(
                        name,
                        log,
                        open -> open.publication().witnesses().stream()
                                .filter(status -> status.name().equals(witness))
                                .mapToDouble(value)
                                .sum())
                .description(description)
                .tag("witness", witness)
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
