package io.symbia.verifier.trust;

import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.checkpoint.TrustedCheckpoint;
import io.symbia.tlog.note.InvalidNoteException;
import io.symbia.tlog.note.Note;
import io.symbia.verifier.report.NotProvenException;
import io.symbia.verifier.statement.Bounds;
import io.symbia.verifier.statement.Moment;
import io.symbia.verifier.statement.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The cosignatures under a checkpoint by witnesses of a policy, each verified, and which of them count: not those whose time is ahead of
 * the reader's clock, nor those that are older than the reader allows. One that does not count spoils nothing else.
 *
 * @param counted   the earliest time that each witness states, in the order of the policy
 * @param uncounted in the order of the policy
 */
public record Cosignatures(SequencedMap<String, Moment> counted, List<Uncounted> uncounted) {
    /** Whose time is not to be believed, or too old. */
    public record Uncounted(String witness, Moment time, String why) {}

    /** Keeps copies. */
    public Cosignatures {
        counted = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(counted));
        uncounted = List.copyOf(uncounted);
    }

    /** Those under the note, as the reader counts at that time within these bounds. */
    public static Cosignatures of(Note note, Policy policy, Moment now, Bounds bounds) throws NotProvenException {
        Moment latest = now.plus(Bounds.MAX_SKEW.toSeconds());
        SequencedMap<String, Moment> counted = new LinkedHashMap<>();
        List<Uncounted> uncounted = new ArrayList<>();
        for (TrustedCheckpoint.Cosigned one : cosigned(note, policy)) {
            Moment time = new Moment(one.timestampSeconds());
            if (time.isAfter(latest)) { // INVARIANT 96: no time is an error, and only some count.
                uncounted.add(new Uncounted(one.name(), time, Words.AHEAD));
            } else if (bounds.isTooOld(time, now)) {
                uncounted.add(new Uncounted(one.name(), time, Words.TOO_OLD));
            } else {
                counted.merge(one.name(), time, (earlier, later) -> earlier.isAfter(later) ? later : earlier);
            }
        }
        return new Cosignatures(counted, uncounted);
    }

    private static List<TrustedCheckpoint.Cosigned> cosigned(Note note, Policy policy) throws NotProvenException {
        try {
            return policy.cosignatures(note);
        } catch (InvalidNoteException e) {
            throw new NotProvenException("witnesses", e.getMessage());
        }
    }

    /** Whether those that count are a quorum of the policy. */
    public boolean meet(Policy policy) {
        return policy.isMetBy(counted.keySet());
    }

    /** The first time at which those that count were a quorum; empty if some of them, which the quorum needs, state none. */
    public Optional<Moment> notLaterThan(Policy policy) {
        if (policy.quorum().equals(Policy.NONE)) {
            return Optional.empty(); // Who need not cosign bounds nothing.
        }
        return counted.values().stream()
                .filter(Moment::isStated)
                .sorted()
                .filter(time -> policy.isMetBy(until(time)))
                .findFirst();
    }

    private Set<String> until(Moment time) {
        return counted.entrySet().stream()
                .filter(one -> one.getValue().isStated() && !one.getValue().isAfter(time))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
