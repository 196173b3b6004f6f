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
 *
 * @param <W> who cosigns
 */
public final class RecentTrees<W> {
    /** Half a minute of two trees a second: longer than anybody is waited for. */
    private static final int MAX_TREES = 64;

    private final TreeMap<Long, Recent<W>> bySize = new TreeMap<>(); // Guarded by this.

    private record Recent<W>(Sealed tree, Map<W, List<NoteSignature>> byCosigner) {}

    /** Adds a newer tree, or replaces the same one, whose note has more signatures now. */
    public synchronized void add(Sealed sealed) {
        Recent<W> before = bySize.get(sealed.size());
        bySize.put(sealed.size(), new Recent<>(sealed, before == null ? new LinkedHashMap<>() : before.byCosigner()));
        if (bySize.size() > MAX_TREES) bySize.pollFirstEntry();
    }

    /** The tree of a note that somebody shows, if it is one of them. */
    public synchronized Optional<Sealed> find(Note shown) {
        return of(Checkpoint.parse(shown.text()).treeSize())
                .filter(tree -> tree.checkpoint().text().equals(shown.text()));
    }

    /** The tree of a size, if it is one of them. */
    public synchronized Optional<Sealed> of(long size) {
        return Optional.ofNullable(bySize.get(size)).map(Recent::tree);
    }

    /**
     * Keeps what somebody has cosigned a tree with, in the place of what he had before.
     *
     * @param counts who counts now
     * @return all cosignatures on that tree of those who count, his among them even where the tree is none of the last any more
     */
    public List<NoteSignature> cosigned(W cosigner, Cosigned cosigned, Predicate<W> counts) {
        return noted(cosigner, cosigned).entrySet().stream()
                .filter(entry -> counts.test(entry.getKey())) // Looks at a disk, and so not while this is held.
                .flatMap(entry -> entry.getValue().stream())
                .toList();
    }

    private synchronized Map<W, List<NoteSignature>> noted(W cosigner, Cosigned cosigned) {
        Recent<W> recent = bySize.get(cosigned.sealed().size());
        if (recent == null) return Map.of(cosigner, cosigned.cosignatures());
        recent.byCosigner().put(cosigner, cosigned.cosignatures());
        return new LinkedHashMap<>(recent.byCosigner());
    }

    /** Whether somebody has cosigned a tree, as far as it was seen. */
    public synchronized boolean isCosigned(Sealed sealed, W cosigner) {
        Recent<W> recent = bySize.get(sealed.size());
        return recent != null && recent.byCosigner().containsKey(cosigner);
    }
}
