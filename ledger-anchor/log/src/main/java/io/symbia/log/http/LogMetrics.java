package io.symbia.log.http;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.symbia.log.OpenLog;
import io.symbia.log.http.health.LogHealth;
import io.symbia.log.intake.IntakeStatus;
import io.symbia.log.publishing.MirrorStatus;
import io.symbia.log.publishing.Published;
import io.symbia.log.publishing.WitnessStatus;
import io.symbia.log.sealing.SealedBatch;
import io.symbia.tlog.checkpoint.Policy;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.springframework.stereotype.Component;

/** What is measured of a log, with the unit in each name. What cannot be said yet has no sample, so it is registered once it can. */
@Component
public class LogMetrics {
    /** From what is usual to what somebody has long been called for. */
    private static final double[] WITNESSED_WITHIN_SECONDS = {0.25, 0.5, 1, 2, 5, 10, 30, 60, 300, 900, 3_600};

    /** No event waits longer without somebody having ended the log; a clock that is set can pretend it. */
    private static final long MAX_TOOK_MILLIS = Duration.ofDays(366).toMillis();

    private static final long MAX_OBSERVED = 100_000; // Events of one moment; more come only of a log that was away.

    private final MeterRegistry registry;
    private final LogHealth health;
    private final Timer seals;
    private final DistributionSummary witnessed; // Not a timer, whose sum of nanoseconds falls after 292 years.
    private final Set<String> clocksKnown = ConcurrentHashMap.newKeySet(); // As many as there are witnesses.
    private final AtomicInteger isOpen = new AtomicInteger();
    private final Clock clock;

    LogMetrics(MeterRegistry registry, LogHealth health, Clock clock) {
        this.clock = clock;
        this.registry = registry;
        this.health = health;
        seals = Timer.builder("symbia.log.seal")
                .description("From the hand-over of a batch to its sealing")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
        witnessed = DistributionSummary.builder("symbia.log.accepted.to.witnessed")
                .description("From the acceptance of an event to the published checkpoint that holds it")
                .baseUnit("seconds")
                .serviceLevelObjectives(WITNESSED_WITHIN_SECONDS)
                .register(registry);
        Gauge.builder("symbia.log.open", isOpen, AtomicInteger::get)
                .description("Whether the log is open")
                .register(registry);
        Gauge.builder("symbia.log.condition", health, it -> it.now().state().level())
                .description("0 down, 1 degraded, 2 up")
                .register(registry);
    }

    /** Takes note of a log that was opened. */
    public void opened(OpenLog log) {
        isOpen.set(1);
        log.unwitnessed().tell((tookMillis, events) -> {
            witnessed(tookMillis, events);
            registerClocks(log);
        });
        registerSealing(log);
        registerIntake(log);
        registerWaiting(log);
        for (WitnessStatus witness : log.publication().witnesses()) {
            registerWitness(log, witness.name());
        }
        log.publication().mirrors().forEach(mirror -> registerMirror(log, mirror.name()));
        log.unwitnessed().whenPublished(() -> registerPublished(log));
    }

    private void registerSealing(OpenLog log) {
        gauge(
                log,
                "epoch",
                "Number of this process in the life of the log",
                it -> it.sealer().epoch());
        gauge(
                log,
                "index.lag.leaves",
                "Leaves that are sealed and not in the index",
                it -> it.sealer().newest().size() - it.index().leaves());
        gauge(
                log,
                "publishing.lag.leaves",
                "Leaves that are sealed and not published",
                it -> -it.published().map(Published::size).orElse(0L)
                        + it.sealer().newest().size());
        gauge(log, "oldest.unsealed.seconds", "Age of the oldest event read and not sealed", this::unsealedAge);
        gauge(
                log,
                "oldest.unwitnessed.seconds",
                "Age of the oldest event read and in no published checkpoint",
                it -> health.oldestUnwitnessedMillis(it) / 1_000.0);
    }

    private void registerIntake(OpenLog log) {
        gauge(
                log,
                "intake.lag.records",
                "Records not read yet, as far as known",
                it -> it.intake().status().lagRecords());
        gauge(
                log,
                "partitions.stopped",
                "Partitions that are not read any further",
                it -> it.intake().status().stopped());
        gauge(
                log,
                "partitions.room",
                "How many more partitions can be read",
                it -> it.intake().status().room());
        gauge(
                log,
                "kept.for.seconds",
                "How much longer the brokers keep every record that waits, at least; infinite if for ever",
                it -> it.intake().status().keptForMillis().stream()
                        .mapToDouble(millis -> millis / 1_000.0)
                        .findFirst()
                        .orElse(Double.POSITIVE_INFINITY));
        gauge(
                log,
                "receipts.pending.batches",
                "Batches whose receipts were not sent",
                it -> it.published().map(Published::batches).orElse(0L)
                        - it.receipts().sentBatches());
        FunctionCounter.builder(
                        "symbia.log.events.untimely", log, it -> it.intake().untimely())
                .description("Events whose own time was not believed, since it is far from when they came")
                .register(registry);
    }

    private void registerWaiting(OpenLog log) {
        gauge(
                log,
                "witnesses.ahead.seconds",
                "By how much the clocks of most witnesses are ahead of this log's; negative if behind",
                it -> it.publication().ahead().toSeconds());
        waits(log, "sealing", it -> it.sealer().patience().problem());
        waits(log, "intake", it -> it.intake().status().problem());
        waits(log, "publishing", it -> it.publication().patience().problem());
        waits(log, "receipts", it -> it.receipts().patience().problem());
    }

    private void registerPublished(OpenLog log) {
        gauge(log, "leaves", "Published leaves", it -> published(it).size());
        gauge(log, "batches", "Published batches", it -> published(it).batches());
        gauge(
                log,
                "published.age.seconds",
                "Time since a larger tree was published",
                it -> secondsSince(published(it).since().toEpochMilli()));
        if (!log.policy().quorum().equals(Policy.NONE)) {
            gauge(
                    log,
                    "cosigned.age.seconds",
                    "Time since a quorum cosigned what is published",
                    it -> health.cosignedAgeMillis(it).orElse(Long.MAX_VALUE) / 1_000.0);
        }
    }

    /** INVARIANT 139: no age is below zero, whatever a clock says. */
    private double secondsSince(long millis) {
        return Math.max(0, clock.millis() - millis) / 1_000.0;
    }

    private static Published published(OpenLog log) {
        return log.published().orElseThrow();
    }

    private void registerWitness(OpenLog log, String witness) {
        gauge(
                log,
                "witness.good",
                "Whether its last answer counted",
                Tags.of("witness", witness),
                it -> statusOf(it, witness).filter(WitnessStatus::good).isPresent() ? 1 : 0);
        gauge(
                log,
                "witness.leaves",
                "Leaves of the tree that it is thought to have cosigned last",
                Tags.of("witness", witness),
                it -> statusOf(it, witness).map(WitnessStatus::size).orElseThrow());
        gauge(
                log,
                "witness.forgotten",
                "Whether it has forgotten what it had cosigned, so that it does not count",
                Tags.of("witness", witness),
                it -> statusOf(it, witness).filter(WitnessStatus::forgotten).isPresent() ? 1 : 0);
    }

    /** Of each witness as soon as its clock is known: what is not known is not there. */
    private void registerClocks(OpenLog log) {
        for (WitnessStatus witness : log.publication().witnesses()) {
            if (witness.aheadSeconds().isPresent() && clocksKnown.add(witness.name())) {
                gauge(
                        log,
                        "witness.ahead.seconds",
                        "By how much its clock is ahead of this log's; negative if behind",
                        Tags.of("witness", witness.name()),
                        it -> statusOf(it, witness.name()).stream()
                                .flatMapToLong(status -> status.aheadSeconds().stream())
                                .sum());
            }
        }
    }

    private void registerMirror(OpenLog log, String mirror) {
        Tags tags = Tags.of("mirror", mirror);
        gauge(log, "mirror.leaves", "Leaves that it holds whole", tags, it -> sizeAt(it, mirror));
        gauge(
                log,
                "mirror.lag.leaves",
                "Leaves that are sealed and that it does not hold, as far as this process knows",
                tags,
                it -> Math.max(0, it.sealer().newest().size() - sizeAt(it, mirror)));
        gauge(
                log,
                "mirror.good",
                "Whether its last answer counted",
                tags,
                it -> mirrorOf(it, mirror).problem().isEmpty() ? 1 : 0);
    }

    private static long sizeAt(OpenLog log, String mirror) {
        return mirrorOf(log, mirror).size();
    }

    private static MirrorStatus mirrorOf(OpenLog log, String mirror) {
        return log.publication().mirrors().stream()
                .filter(status -> status.name().equals(mirror))
                .findFirst()
                .orElseThrow();
    }

    private static Optional<WitnessStatus> statusOf(OpenLog log, String witness) {
        return log.publication().witnesses().stream()
                .filter(status -> status.name().equals(witness))
                .findFirst();
    }

    private void waits(OpenLog log, String what, Function<OpenLog, Optional<String>> problem) {
        gauge(
                log,
                "waits",
                "Whether it waits for something",
                Tags.of("what", what),
                it -> problem.apply(it).isPresent() ? 1 : 0);
    }

    private void gauge(OpenLog log, String name, String description, ToDoubleFunction<OpenLog> value) {
        gauge(log, name, description, Tags.empty(), value);
    }

    private void gauge(OpenLog log, String name, String description, Tags tags, ToDoubleFunction<OpenLog> value) {
        Gauge.builder("symbia.log." + name, log, value)
                .description(description)
                .tags(tags)
                .register(registry);
    }

    private double unsealedAge(OpenLog log) {
        IntakeStatus intake = log.intake().status();
        long oldestMillis = LongStream.concat(log.line().oldestMillis().stream(), intake.oldestStoppedMillis().stream())
                .min()
                .orElseGet(clock::millis);
        return secondsSince(oldestMillis);
    }

    private void witnessed(long tookMillis, long events) {
        double tookSeconds = Math.clamp(tookMillis, 0, MAX_TOOK_MILLIS) / 1_000.0;
        for (long event = 0; event < Math.min(events, MAX_OBSERVED); event++) {
            witnessed.record(tookSeconds);
        }
    }

    /** Takes note of a batch. */
    public void sealed(SealedBatch batch) {
        seals.record(batch.took());
    }
}
