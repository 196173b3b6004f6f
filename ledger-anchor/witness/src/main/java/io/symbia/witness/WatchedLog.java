package io.symbia.witness;

import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteSignature;
import io.symbia.tlog.note.VerifierKey;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A log that the witness watches, known by its origin, and the keys by which it may sign: more than one while it changes them.
 *
 * @param origin first line of its checkpoints
 * @param keys   at least one; each is named after the origin
 */
public record WatchedLog(String origin, List<VerifierKey> keys) {
    /** Keeps a copy of the keys. */
    public WatchedLog {
        keys = List.copyOf(keys);
        VerifierKey.requireTold(keys);
        if (keys.isEmpty()) throw new IllegalArgumentException("no key of the log " + origin + " is known");
        for (VerifierKey key : keys) {
            if (!key.name().equals(origin)) {
                throw new IllegalArgumentException("the key " + key.name() + " is not one of the log " + origin);
            }
            if (key.type().isCosignature()) {
                throw new IllegalArgumentException("the key of the log " + origin + " is one of a cosigner");
            }
        }
    }

    /** The logs of some keys: keys of one name belong to one log. */
    public static List<WatchedLog> of(List<VerifierKey> keys) {
        Map<String, Set<VerifierKey>> byOrigin = new LinkedHashMap<>();
        for (VerifierKey key : keys) {
            byOrigin.computeIfAbsent(key.name(), _ -> new LinkedHashSet<>()).add(key);
        }
        return byOrigin.entrySet().stream()
                .map(log -> new WatchedLog(log.getKey(), List.copyOf(log.getValue())))
                .toList();
    }

    /** Those signatures of a note that claim to be of this log. */
    List<NoteSignature> linesIn(Note note) {
        return note.signatures().stream()
                .filter(line -> keys.stream().anyMatch(line::claims))
                .toList();
    }
}
