package io.symbia.log.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.symbia.log.LogNode;
import io.symbia.log.OpenLog;
import io.symbia.log.http.health.Condition;
import io.symbia.log.http.health.LogHealth;
import io.symbia.log.intake.IntakeStatus;
import io.symbia.log.intake.Stop;
import io.symbia.log.publishing.MirrorStatus;
import io.symbia.log.publishing.Published;
import io.symbia.log.publishing.WitnessStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the log is doing, for operators and the portal. */
@RestController
class StatusController {
    private final LogNode node;
    private final LogHealth health;

    StatusController(LogNode node, LogHealth health) {
        this.node = node;
        this.health = health;
    }

    @GetMapping("/status")
    ResponseEntity<Status> status() {
        Status status = node.log().map(this::open).orElseGet(() -> Status.opening(health.now(), node.problem()));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(status);
    }

    private Status open(OpenLog log) {
        Optional<Published> published = log.published();
        IntakeStatus intake = log.intake().status();
        return new Status(
                "open",
                Judgement.of(health.now()),
                Optional.of(log.keys().getFirst().name()),
                published.map(Published::size).orElse(0L),
                published.map(Published::batches).orElse(0L),
                published.map(it -> it.root().base64()),
                published.map(Published::since),
                Optional.of(Publishing.of(log)),
                log.sealer().epoch(),
                node.problem(),
                intake.problem(),
                log.receipts().patience().problem(),
                log.receipts().sentBatches(),
                intake.lagRecords(),
                intake.stopped(),
                intake.room(),
                intake.concerns(),
                intake.partitions().stream().map(Partition::of).toList());
    }

    /**
     * The body of the answer.
     *
     * @param state           {@code opening} or {@code open}
     * @param health          how it is, as at {@code /actuator/health}
     * @param size            leaves of the current checkpoint
     * @param lastSeal        when the current checkpoint was published
     * @param publishing      what is sealed beyond it, and who cosigns
     * @param epoch           number of this process in the life of the log
     * @param sealingProblem  what sealing waits for
     * @param intakeProblem   what reading waits for
     * @param receiptsProblem what sending receipts waits for
     * @param receiptsBatches batches whose receipts were sent
     * @param partitionsRoom  how many more partitions can be read
     * @param concerns        what will keep something from being sealed, unless somebody does something
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Status(
            String state,
            Judgement health,
            Optional<String> origin,
            long size,
            long batches,
            Optional<String> root,
            Optional<Instant> lastSeal,
            Optional<Publishing> publishing,
            long epoch,
            Optional<String> sealingProblem,
            Optional<String> intakeProblem,
            Optional<String> receiptsProblem,
            long receiptsBatches,
            long lagRecords,
            long partitionsStopped,
            int partitionsRoom,
            List<String> concerns,
            List<Partition> partitions) {
        static Status opening(Condition condition, Optional<String> problem) {
            return new Status(
                    "opening",
                    Judgement.of(condition),
                    Optional.empty(),
                    0,
                    0,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    0,
                    problem,
                    Optional.empty(),
                    Optional.empty(),
                    0,
                    0,
                    0,
                    0,
                    List.of(),
                    List.of());
        }
    }

    /**
     * How the log is.
     *
     * @param state                    {@code UP}, {@code DEGRADED} or {@code DOWN}
     * @param evidence                 whether everything that was read is witnessed, in words
     * @param oldestUnwitnessedSeconds age of the oldest event for which that is not so; 0 if there is none
     * @param reasons                  why it is not {@code UP}
     */
    record Judgement(String state, String evidence, double oldestUnwitnessedSeconds, List<String> reasons) {
        static Judgement of(Condition condition) {
            return new Judgement(
                    condition.state().name(),
                    condition.answer(),
                    condition.oldestUnwitnessedMillis() / 1_000.0,
                    condition.reasons());
        }
    }

    /**
     * How far publishing is behind sealing.
     *
     * @param quorum     of the policy
     * @param sealedSize leaves that are sealed
     * @param lagLeaves  those of them that are not published
     * @param problem    what publishing waits for, apart from witnesses
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Publishing(
            String quorum,
            long sealedSize,
            long lagLeaves,
            Optional<String> problem,
            List<WitnessStatus> witnesses,
            List<MirrorStatus> mirrors) {
        static Publishing of(OpenLog log) {
            long publishedSize = log.published().map(Published::size).orElse(0L); // First: it only grows.
            long sealedSize = log.sealer().newest().size();
            return new Publishing(
                    log.policy().quorum(),
                    sealedSize,
                    sealedSize - publishedSize,
                    log.publication().patience().problem(),
                    log.publication().witnesses(),
                    log.publication().mirrors());
        }
    }

    /** One partition; {@code keptForMillis} says how much longer the broker keeps the oldest record that waits, unless for ever. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Partition(
            String topic,
            int partition,
            long nextOffset,
            OptionalLong lagRecords,
            OptionalLong keptForMillis,
            Optional<Stopped> stopped) {
        static Partition of(IntakeStatus.Partition partition) {
            return new Partition(
                    partition.topic(),
                    partition.partition(),
                    partition.nextOffset(),
                    partition.lagRecords(),
                    partition.keptForMillis(),
                    partition.stop().map(stop -> Stopped.of(stop, partition)));
        }
    }

    /** Why a partition is not read any further; an operator who decides about it gives {@code stop} to {@code --pass}. */
    record Stopped(String kind, long offset, String reason, Instant since, String stop) {
        static Stopped of(Stop stop, IntakeStatus.Partition partition) {
            return new Stopped(
                    stop.kind().name(),
                    stop.offset(),
                    stop.reason(),
                    stop.since(),
                    stop.name(partition.topic(), partition.partition()));
        }
    }
}
