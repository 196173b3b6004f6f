package io.symbia.mirror.checkpoints;

import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.tree.Hash;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A log to mirror, known by its origin, and the keys by which it may sign: more than one while it changes them. Its minimum index is zero.
 *
 * @param origin first line of its checkpoints
 * @param keys   at least one; each is named after the origin
 */
public record MirroredLog(String origin, List<VerifierKey> keys) {
    /** Keeps a copy of the keys. */
    public MirroredLog {
        keys = List.copyOf(keys);
        VerifierKey.requireTold(keys);
        if (keys.isEmpty()) throw new IllegalArgumentException("no key of the log " + origin + " is known");
        for (VerifierKey key : keys) {
            if (!key.name().equals(origin) || key.type().isCosignature()) {
                throw new IllegalArgumentException("the key " + key.name() + " is not one of the log " + origin);
            }
        }
    }

    /** The logs of some keys: keys of one name belong to one log. */
    public static List<MirroredLog> of(List<VerifierKey> keys) {
        Map<String, Set<VerifierKey>> byOrigin = new LinkedHashMap<>();
        for (VerifierKey key : keys) {
            byOrigin.computeIfAbsent(key.name(), _ -> new LinkedHashSet<>()).add(key);
        }
        return byOrigin.entrySet().stream()
                .map(log -> new MirroredLog(log.getKey(), List.copyOf(log.getValue())))
                .toList();
    }

    /** A note with the signatures of this log alone. */
    public Note ownLines(Note note) {
        return new Note(
                note.text(),
                note.signatures().stream()
                        .filter(signature -> keys.stream().anyMatch(signature::claims))
                        .toList());
    }

    /** "{@code origin hash} is the SHA-256 hash of the log's origin, hex encoded, in lowercase." */
    public String originHash() {
        return Hash.ofContent(origin.getBytes(StandardCharsets.UTF_8)).hex();
    }
}
