package io.symbia.verifier.audit;

import io.symbia.events.kernel.canonical.CanonicalBytes;
import io.symbia.events.kernel.canonical.CanonicalJson;
import io.symbia.verifier.audit.seen.Seen;
import io.symbia.verifier.audit.seen.StateFile;
import io.symbia.verifier.audit.seen.Trust;
import io.symbia.verifier.evidence.EvidenceFolder;
import io.symbia.verifier.report.CouldNotCheckException;
import io.symbia.verifier.report.NotProvenException;
import io.symbia.verifier.report.Report;
import io.symbia.verifier.source.Failure;
import io.symbia.verifier.source.RecentReads;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Audits once or for ever, remembers what was proven, and keeps what contradicts it. */
final class Monitor {
    private final RecentReads log;
    private final Trust trust;
    private final Optional<StateFile> state;
    private final EvidenceFolder evidence;
    private final Freshness freshness;
    private final MetricsFile metrics;

    Monitor(
            RecentReads log,
            Trust trust,
            Optional<StateFile> state,
            EvidenceFolder evidence,
            Freshness freshness,
            MetricsFile metrics) {
        this.log = log;
        this.trust = trust;
        this.state = state;
        this.evidence = evidence;
        this.freshness = freshness;
        this.metrics = metrics;
    }

    /** Writing of metrics, which is worth no round. */
    @FunctionalInterface
    private interface Writing {
        void run() throws IOException;
    }

    /** One audit. */
    void once(Report report) throws NotProvenException, CouldNotCheckException {
        try {
            Seen seen = round(load(), Progress.UNSEEN, report);
            measure(() -> metrics.proven(seen), report);
        } catch (NotProvenException e) {
            measure(metrics::contradicted, report);
            keep(alert(e), report);
            throw e;
        } catch (CouldNotCheckException e) {
            measure(metrics::failed, report);
            throw e;
        }
    }

    /** Audits until something contradicts; prints it as one line of JSON. A log that does not answer is asked again. */
    void follow(Report report, Duration poll, PrintWriter alerts) throws NotProvenException, CouldNotCheckException {
        Watch watch = new Watch(freshness);
        Seen known = load();
        FutureTask<Void> rounds = new FutureTask<>(() -> {
            rounds(known, watch, report, poll);
            return null;
        });
        Thread thread = Thread.ofPlatform().name("rounds").daemon().start(rounds);
        try {
            watch.await(rounds);
        } catch (NotProvenException e) {
            CanonicalBytes alert = alert(e);
            alerts.println(alert.utf8()); // First: whatever happens to the disk, somebody reads this.
            alerts.flush();
            measure(metrics::contradicted, report);
            keep(alert, report);
            throw e;
        } finally {
            thread.interrupt();
        }
    }

    private void rounds(Seen known, Watch watch, Report report, Duration poll)
            throws NotProvenException, CouldNotCheckException {
        Seen seen = known;
        while (true) {
            try {
                Seen proven = round(seen, watch, report);
                watch.proven(proven);
                measure(() -> metrics.proven(proven), report);
                seen = proven;
            } catch (CouldNotCheckException e) {
                seen = again(e.getMessage(), report);
            } catch (NotProvenException e) {
                // INVARIANT 228: a log that was audited before is contradicted by itself alone.
                if (!e.isUnattributed() || seen.note().isEmpty()) throw e;
                seen = again(e.check() + ": " + e.getMessage(), report);
            } catch (RuntimeException | Error e) { // INVARIANT 114: no round ends a monitor but by a contradiction.
                seen = again("a mistake of this program: " + e, report);
            }
            pause(poll);
        }
    }

    /** What was read half is read again, from what is kept. */
    private Seen again(String reason, Report report) throws NotProvenException, CouldNotCheckException {
        report.note("waiting", reason);
        measure(metrics::failed, report);
        Seen kept = load();
        freshness.require(kept);
        return kept;
    }

    private Seen load() throws CouldNotCheckException {
        return state.isPresent() ? state.get().load(trust) : Seen.nothing();
    }

    private Seen round(Seen before, Progress progress, Report report)
            throws NotProvenException, CouldNotCheckException {
        Seen seen = new Audit(log, trust, evidence, freshness, progress).run(before, report);
        Optional<String> alive = freshness.require(seen);
        alive.ifPresent(figures -> report.ok("freshness", figures));
        if (state.isPresent()
                && !seen.note().equals(before.note())) { // Last: only what was proven is worth remembering.
            state.get().store(seen);
            report.note("state", state.get() + " remembers " + seen.frontier().size() + " leaves");
        }
        return seen;
    }

    private static void measure(Writing writing, Report report) {
        try {
            writing.run();
        } catch (IOException e) {
            report.note("metrics", "cannot be written: " + Failure.said(e));
        }
    }

    /** A contradiction is one, whether or not there is room for its pieces. */
    private void keep(CanonicalBytes alert, Report report) {
        try {
            evidence.keep(alert, log.latest()).ifPresent(place -> report.note("evidence", "kept in " + place));
        } catch (CouldNotCheckException e) {
            report.note("evidence", e.getMessage());
        }
    }

    private CanonicalBytes alert(NotProvenException contradiction) {
        ObjectNode alert = JsonNodeFactory.instance.objectNode();
        alert.put("log", log.toString());
        alert.put("check", contradiction.check());
        contradiction.place().ifPresent(place -> alert.put("place", place));
        alert.put("found", contradiction.getMessage());
        return CanonicalJson.format(alert);
    }

    private static void pause(Duration poll) throws CouldNotCheckException {
        try {
            Thread.sleep(poll);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CouldNotCheckException("interrupted", e);
        }
    }
}
