package io.symbia.tlog.entry;

import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.tree.Octets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The keys of a log as a batch manifest names them, in the first batch after they changed: those that sign the tree that this batch
 * ends, and the trees after it until another manifest names others. A log whose keys have never changed names none.
 *
 * @param keys all of one name, the origin; the newest first; at least one that is for logs
 */
public record SealedKeys(List<VerifierKey> keys) {
    /** Two of each generation, and there are two generations while they change; room for further algorithms. */
    public static final int MAX_KEYS = 8;

    /** Refuses what no log can sign with, keys that no line of a note tells apart, and names that JSON would have to escape. */
    public SealedKeys {
        keys = List.copyOf(keys);
        if (keys.size() > MAX_KEYS || known(keys).isEmpty()) {
            throw new IllegalArgumentException("no log signs with these " + keys.size() + " keys");
        }
        String origin = keys.getFirst().name();
        Set<Octets> different = new HashSet<>();
        for (VerifierKey key : keys) {
            if (!key.name().equals(origin) || !different.add(key.publicKey())) {
                throw new IllegalArgumentException("the keys of a log are different keys of one name");
            }
        }
        VerifierKey.requireTold(keys);
        if (origin.indexOf('"') >= 0 || origin.indexOf('\\') >= 0) {
            throw new IllegalArgumentException("a manifest names no key of " + origin);
        }
    }

    private static List<VerifierKey> known(List<VerifierKey> keys) {
        return keys.stream().filter(key -> !key.type().isCosignature()).toList();
    }

    /** The keys by which the log is known: those that are not for cosigning, the newest first. */
    public List<VerifierKey> knownBy() {
        return known(keys);
    }

    /** Name of the log. */
    public String origin() {
        return keys.getFirst().name();
    }

    /**
     * Whether the log is still known by a key by which it was known before: so there is a checkpoint by which a key that was trusted vouches for
     * each key that comes.
     */
    public boolean continues(SealedKeys before) {
        return knownBy().stream().anyMatch(before.knownBy()::contains);
    }
}
