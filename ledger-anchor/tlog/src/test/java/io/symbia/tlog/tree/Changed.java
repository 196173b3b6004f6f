package io.symbia.tlog.tree;

import java.util.ArrayList;
import java.util.List;

/** The ways in which a proof is spoilt. */
final class Changed {
    private Changed() {}

    /** One bit of one byte is another. */
    static Hash flipped(Hash hash) {
        byte[] bytes = hash.toArray();
        bytes[13] ^= 0x20;
        return Hash.of(bytes);
    }

    static List<Hash> flipped(List<Hash> path, int index) {
        List<Hash> changed = new ArrayList<>(path);
        changed.set(index, flipped(path.get(index)));
        return changed;
    }

    static List<Hash> appended(List<Hash> path, Hash hash) {
        List<Hash> changed = new ArrayList<>(path);
        changed.add(hash);
        return changed;
    }

    static List<Hash> prepended(Hash hash, List<Hash> path) {
        List<Hash> changed = new ArrayList<>(path);
        changed.addFirst(hash);
        return changed;
    }
}
