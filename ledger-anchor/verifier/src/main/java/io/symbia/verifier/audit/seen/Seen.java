package io.symbia.verifier.audit.seen;

import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.tile.TileHashReader;
import io.symbia.tlog.tree.Frontier;
import io.symbia.verifier.streams.StreamMapAudit;
import java.util.Optional;

/**
 * All that is kept of the entries that were read: enough to check what follows, and not the entries.
 *
 * @param note     the last checkpoint that was proven; nothing before the first
 * @param edge     right edge of its tree, as partial tiles
 * @param frontier the same edge, for computing roots
 */
public record Seen(
        Optional<Note> note,
        TileComparison edge,
        Frontier frontier,
        ManifestChain manifests,
        StreamCounts streams,
        StreamMapAudit maps) {
    /** Nothing was read yet. */
    public static Seen nothing() {
        return new Seen(
                Optional.empty(),
                new TileComparison(),
                new Frontier(),
                new ManifestChain(),
                new StreamCounts(),
                new StreamMapAudit());
    }

    /**
     * What a state file holds.
     *
     * @throws IllegalArgumentException if the parts do not belong together
     */
    static Seen of(Note note, TileComparison edge, ManifestChain manifests, StreamCounts streams, StreamMapAudit maps) {
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        Frontier frontier = Frontier.restore(checkpoint.treeSize(), new TileHashReader(edge));
        if (!frontier.root().equals(checkpoint.root())) {
            throw new IllegalArgumentException("its tree has another root than its checkpoint");
        }
        if (streams.events() + manifests.batches() != checkpoint.treeSize()) {
            throw new IllegalArgumentException("its events and batches are not all leaves of its checkpoint");
        }
        if (maps.streams() != streams.streams()) {
            throw new IllegalArgumentException("its map holds other streams than it counted");
        }
        return new Seen(Optional.of(note), edge, frontier, manifests, streams, maps);
    }

    /** The same after a checkpoint was proven. */
    public Seen at(Note proven) {
        return new Seen(Optional.of(proven), edge, frontier, manifests, streams, maps);
    }

    /** What the last checkpoint says. */
    public Optional<Checkpoint> checkpoint() {
        return note.map(signed -> Checkpoint.parse(signed.text()));
    }
}
