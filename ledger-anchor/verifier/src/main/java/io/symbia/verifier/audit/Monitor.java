package io.symbia.verifier.audit;

import io.symbia.events.canonical.CanonicalBytes;
import io.symbia.events.canonical.CanonicalJson;
import io.symbia.verifier.audit.seen.Seen;
import io.symbia.verifier.audit.seen.StateFile;
import io.symbia.verifier.audit.seen.Trust;
import io.symbia.verifier.report.CouldNotCheckException;
import io.symbia.verifier.report.NotProvenException;
import io.symbia.verifier.report.Report;
import io.symbia.verifier.source.RecentReads;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Audits once or for ever, remembers what was proven, and keeps what contradicts it. */
final class Monitor {
    private final RecentReads log;
    private final Trust trust;
    private final Optional<StateFile> state;
    private final EvidenceFolder evidence;
    private final Freshness freshness;

    Monitor(RecentReads log, Trust trust, Optional<StateFile> state, EvidenceFolder evidence, Freshness freshness) {
        this.log = log;
        this.trust = trust;
        this.state = state;
        this.evidence = evidence;
        this.freshness = freshness;
    }

    /** One audit. */
    void once(Report report) throws NotProvenException, CouldNotCheckException {
        try {
            round(load(), report);
        } catch (NotProvenException e) {
            evidence.keep(alert(e), log.latest()).ifPresent(place -> report.note("evidence", "kept in " + place));
            throw e;
        }
    }

    /** Audits until something contradicts; prints it as one line of JSON. A log that does not answer is asked again. */
    void follow(Report report, Duration poll, PrintWriter alerts) throws NotProvenException, CouldNotCheckException {
        Seen seen = load();
        try {
            while (true) {
                try {
                    seen = round(seen, report);
                } catch (CouldNotCheckException e) { // What was read half is read again, from what is kept.
                    report.note("waiting", e.getMessage());
                    seen = load();
                    freshness.require(seen);
                }
                pause(poll);
            }
        } catch (NotProvenException e) {
            CanonicalBytes alert = alert(e);
            evidence.keep(alert, log.latest()).ifPresent(place -> report.note("evidence", "kept in " + place));
            alerts.println(alert.utf8());
            alerts.flush();
            throw e;
        }
    }

    private Seen load() throws CouldNotCheckException {
        return state.isPresent() ? state.get().load(trust) : Seen.nothing();
    }

    private Seen round(Seen before, Report report) throws NotProvenException, CouldNotCheckException {
        Seen seen = new Audit(log, trust, evidence).run(before, report);
        Optional<String> alive = freshness.require(seen);
        alive.ifPresent(figures -> report.ok("freshness", figures));
        if (state.isPresent()
                && !seen.note().equals(before.note())) { // Last: only what was proven is worth remembering.
            state.get().store(seen);
            report.note("state", state.get() + " remembers " + seen.frontier().size() + " leaves");
        }
        return seen;
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
