package io.symbia.log.intake;

import io.symbia.log.entries.Source;
import io.symbia.log.storage.SourceTable;
import io.symbia.log.storage.commits.Commit;
import io.symbia.log.topics.Look;
import io.symbia.log.topics.Retention;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Puts together what the intake shows of itself; used by its thread alone. */
final class StatusReport {
    private static final int WARNING_PERCENT = 80;
    private static final int WHOLE_PERCENT = 100;

    private final List<String> topics;
    private final SourceTable sources;
    private final Assignment assignment;
    private final Clock clock;
    private Optional<Look> look = Optional.empty();

    StatusReport(List<String> topics, SourceTable sources, Assignment assignment, Clock clock) {
        this.topics = topics;
        this.sources = sources;
        this.assignment = assignment;
        this.clock = clock;
    }

    /** Takes note of what the brokers have. */
    void follow(Look newest) {
        look = Optional.of(newest);
    }

    IntakeStatus status(Optional<String> problem) {
        List<IntakeStatus.Partition> partitions = new ArrayList<>();
        assignment.partitions().forEach(intake -> partitions.add(partition(intake)));
        assignment
                .withoutRoom()
                .forEach((source, stop) -> partitions.add(new IntakeStatus.Partition(
                        source.topic(),
                        source.partition(),
                        0,
                        OptionalLong.empty(),
                        Optional.of(stop),
                        OptionalLong.empty())));
        partitions.sort(Comparator.comparing(IntakeStatus.Partition::topic)
                .thenComparingInt(IntakeStatus.Partition::partition));
        return new IntakeStatus(problem.or(this::problem), concerns(), sources.room(), partitions);
    }

    private IntakeStatus.Partition partition(PartitionIntake intake) {
        long nowMillis = clock.millis();
        OptionalLong since = intake.waitsSinceMillis(nowMillis);
        OptionalLong limit = look.map(it -> it.retention().get(intake.name().topic()))
                .map(Retention::millis)
                .orElse(OptionalLong.empty());
        boolean isCounted = since.isPresent() && limit.isPresent();
        return new IntakeStatus.Partition(
                intake.name().topic(),
                intake.name().partition(),
                intake.nextOffset(),
                intake.lag(),
                intake.stop(),
                isCounted
                        ? OptionalLong.of(Math.max(0, limit.getAsLong() - (nowMillis - since.getAsLong())))
                        : OptionalLong.empty());
    }

    /** What keeps some partitions from being read although nothing is wrong with them. */
    private Optional<String> problem() {
        if (look.isEmpty()) {
            return Optional.of("the brokers have not been asked yet");
        }
        Map<Source, String> silent = look.get().silent();
        if (!silent.isEmpty()) {
            Map.Entry<Source, String> first = silent.entrySet().iterator().next();
            return Optional.of("no answer about " + silent.size() + " partitions, among them " + first.getKey() + ": "
                    + first.getValue());
        }
        List<String> missing =
                look.get().missing().stream().filter(topics::contains).toList();
        return missing.isEmpty() ? Optional.empty() : Optional.of("there is no topic " + String.join(", ", missing));
    }

    private List<String> concerns() {
        List<String> concerns = new ArrayList<>();
        look.ifPresent(seen -> seen.retention()
                .forEach((topic, retention) ->
                        retention.concern().ifPresent(concern -> concerns.add(topic + " " + concern))));
        int used = Commit.MAX_SOURCES - sources.room();
        if (used * WHOLE_PERCENT >= Commit.MAX_SOURCES * WARNING_PERCENT) {
            concerns.add("%d of %d partitions that a log can read are used".formatted(used, Commit.MAX_SOURCES));
        }
        concerns.sort(Comparator.naturalOrder());
        return concerns;
    }
}
