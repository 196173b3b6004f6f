package io.symbia.log.publishing;

import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteSignature;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The last trees that witnesses or mirrors may know, and the cosignatures that were seen on each. Checkpoints are public: a stranger can show each
 * of them to a witness before this log does, so that the witness is always a tree ahead of what it is asked. What it has cosigned counts all the
 * same, whoever has asked for it.
 */
public final class RecentTrees {
    /** Half a minute of two trees a second: longer than anybody is waited for. */
    private static final int MAX_TREES = 64;

    private final TreeMap<Long, Recent> bySize = new TreeMap<>(); // Guarded by this.

    private record Recent(Sealed tree, Map<String, List<NoteSignature>> byCosigner) {}

    /** There is a newer tree; or the same one, with a note that has more signatures. */
    public synchronized void add(Sealed sealed) {
        Recent before = bySize.get(sealed.size());
        bySize.put(sealed.size(), new Recent(sealed, before == null ? new LinkedHashMap<>() : before.byCosigner()));
        if (bySize.size() > MAX_TREES) bySize.pollFirstEntry();
    }

    /** The tree of a note that somebody shows, if it is one of them. */
    public synchronized Optional<Sealed> find(Note shown) {
        return Optional.ofNullable(bySize.get(Checkpoint.parse(shown.text()).treeSize()))
                .map(Recent::tree)
                .filter(tree -> tree.checkpoint().text().equals(shown.text()));
    }

    /** Somebody has cosigned a tree; that takes the place of his cosignatures before. */
    public synchronized void cosigned(String cosigner, Cosigned cosigned) {
        Recent recent = bySize.get(cosigned.sealed().size());
        if (recent != null) recent.byCosigner().put(cosigner, cosigned.cosignatures());
    }

    /** The cosignatures on a tree, of those who count now. */
    public synchronized List<NoteSignature> cosignatures(Sealed sealed, Predicate<String> counts) {
        Recent recent = bySize.get(sealed.size());
        if (recent == null) return List.of();
        return recent.byCosigner().entrySet().stream()
                .filter(entry -> counts.test(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
    }
}
