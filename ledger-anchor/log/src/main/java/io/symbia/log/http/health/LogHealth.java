package io.symbia.log.http.health;

import io.symbia.log.LogNode;
import io.symbia.log.LogSettings;
import io.symbia.log.OpenLog;
import io.symbia.log.http.health.Condition.State;
import io.symbia.log.publishing.Published;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Judges how the log is, by the newest published checkpoint and by what is not in it. */
@Component
public class LogHealth {
    /** Two hundred times what it takes when all is well, and what most processes take to start anew. */
    static final Duration DEGRADED_AFTER = Duration.ofMinutes(1);

    /** Longer than any restart of the log, of a quorum of witnesses, of a broker. */
    static final Duration DOWN_AFTER = Duration.ofMinutes(10);

    /** How many times the log may ask for new cosignatures in vain. */
    private static final int COSIGNINGS_MISSED = 3;

    private final ObjectProvider<LogNode> node;
    private final CosignedTime cosigned;
    private final Duration cosignAgain;
    private final Clock clock;

    LogHealth(ObjectProvider<LogNode> node, LogSettings settings, Clock clock) {
        this.node = node;
        this.clock = clock;
        this.cosigned = new CosignedTime();
        this.cosignAgain = settings.witnessing().cosignAgain();
    }

    /** How it is now. */
    public Condition now() {
        Optional<OpenLog> open = node.getObject().log();
        return open.map(this::of)
                .orElseGet(() -> new Condition(State.DOWN, List.of("opening: waits for " + waitsFor()), 0, 0));
    }

    private String waitsFor() {
        return node.getObject().problem().orElse("its files to be read");
    }

    private Condition of(OpenLog log) {
        long events = log.unwitnessed().events();
        long oldestMillis = oldestUnwitnessedMillis(log);
        List<String> down = new ArrayList<>();
        if (log.published().isEmpty()) {
            down.add("publishing: no checkpoint has met the policy's quorum yet");
        }
        if (oldestMillis > DOWN_AFTER.toMillis()) {
            down.add("publishing: an event waits for longer than " + DOWN_AFTER.toMinutes() + " minutes");
        }
        List<String> degraded = degraded(log, oldestMillis);
        State state = down.isEmpty() ? (degraded.isEmpty() ? State.UP : State.DEGRADED) : State.DOWN;
        return new Condition(
                state, Stream.concat(down.stream(), degraded.stream()).toList(), events, oldestMillis);
    }

    private List<String> degraded(OpenLog log, long oldestMillis) {
        List<String> reasons = new ArrayList<>();
        if (oldestMillis > DEGRADED_AFTER.toMillis()) {
            reasons.add("publishing: an event waits for longer than " + DEGRADED_AFTER.toSeconds() + " seconds");
        }
        long stopped = log.intake().status().stopped();
        if (stopped > 0) {
            reasons.add("intake: " + stopped + " partitions are stopped");
        }
        log.intake().status().concerns().forEach(concern -> reasons.add("intake: " + concern));
        node.getObject().problem().ifPresent(problem -> reasons.add("sealing: " + problem));
        log.intake().status().problem().ifPresent(problem -> reasons.add("intake: " + problem));
        log.publication().patience().problem().ifPresent(problem -> reasons.add("publishing: " + problem));
        log.receipts().patience().problem().ifPresent(problem -> reasons.add("receipts: " + problem));
        List<String> silent = new ArrayList<>();
        log.publication().witnesses().stream()
                .filter(witness -> !witness.good())
                .forEach(it -> silent.add(doesNotCount("witness", it.name(), it.problem())));
        log.publication().mirrors().stream()
                .filter(mirror -> mirror.problem().isPresent())
                .forEach(it -> silent.add(doesNotCount("mirror", it.name(), it.problem())));
        if (oldestMillis > DEGRADED_AFTER.toMillis() || !silent.isEmpty()) {
            missing(log).ifPresent(reasons::add);
        }
        reasons.addAll(silent);
        boolean isOld = cosignedAgeMillis(log).stream()
                .anyMatch(
                        age -> age > cosignAgain.multipliedBy(COSIGNINGS_MISSED).toMillis());
        if (isOld) {
            reasons.add("witnesses: the quorum has not cosigned the checkpoint anew for " + COSIGNINGS_MISSED
                    + " times " + cosignAgain.toSeconds() + " seconds");
        }
        return reasons;
    }

    private static String doesNotCount(String kind, String name, Optional<String> problem) {
        return kind + " " + name + ": its last answer did not count"
                + problem.map(it -> ": " + it).orElse("");
    }

    /** What keeps the newest tree from readers, and for how long something has waited for it. */
    private Optional<String> missing(OpenLog log) {
        OptionalLong sinceMillis = log.unwitnessed().oldestMillis();
        return sinceMillis.isEmpty()
                ? Optional.empty()
                : log.publication()
                        .missing()
                        .map(what -> "publishing: nothing was published for %d s that holds the newest %d events: %s"
                                .formatted(
                                        ageMillis(sinceMillis.getAsLong()) / 1_000,
                                        log.unwitnessed().events(),
                                        what));
    }

    private long ageMillis(long sinceMillis) {
        return Math.max(0, clock.millis() - sinceMillis);
    }

    /**
     * Age of the oldest event that was read and is in no published checkpoint; 0 if there is none. INVARIANT 177: where nobody reads, that is as
     * long as nobody has.
     */
    public long oldestUnwitnessedMillis(OpenLog log) {
        long waitingMillis = Stream.of(
                        log.line().oldestMillis(), // Before those that are sealed: a batch goes from here to there.
                        log.unwitnessed().oldestMillis(),
                        log.intake().status().oldestStoppedMillis())
                .flatMapToLong(OptionalLong::stream)
                .map(millis -> Math.max(1, ageMillis(millis)))
                .max()
                .orElse(0);
        return Math.max(waitingMillis, log.intake().standsStillMillis().orElse(0));
    }

    /** Time since a quorum cosigned the published checkpoint, if there is one and the policy asks for it. */
    public OptionalLong cosignedAgeMillis(OpenLog log) {
        Optional<Published> published = log.published();
        return published.isEmpty()
                ? OptionalLong.empty()
                : cosigned.of(log.policy(), published.get().checkpoint(), clock.instant()).stream()
                        .mapToLong(at -> ageMillis(at.toEpochMilli()))
                        .findFirst();
    }
}
