package io.symbia.verifier.source;

import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.tile.HashTile;
import io.symbia.tlog.tile.TileHashReader;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.InvalidProofException;
import io.symbia.tlog.tree.MerkleProof;
import io.symbia.tlog.tree.MerkleTree;
import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.report.CouldNotCheckException;
import io.symbia.verifier.report.NotProvenException;
import java.util.List;

/**
 * What a published log says of its first leaves: their root, bound to the root of its whole tree.
 *
 * @param path as made by {@link MerkleTree#prefixProof}; empty where none is needed
 * @param root of the first leaves
 */
public record PublishedPrefix(List<Hash> path, Hash root) {
    /** Keeps a copy of the path. */
    public PublishedPrefix {
        path = List.copyOf(path);
    }

    /** Of a hash that a log would have to publish and does not. */
    private static final class Unpublished extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Exception why;

        Unpublished(Exception why) {
            super(why);
            this.why = why;
        }
    }

    /**
     * Reads the path from the tiles.
     *
     * @param size  number of first leaves, at most that of the whole tree
     * @param whole the tree that the log shows
     * @throws InvalidProofException if the tiles are not those of that tree
     * @throws NotProvenException    if a tile has not the size that a tile has
     */
    public static PublishedPrefix of(long size, Checkpoint whole, PublishedTiles tiles)
            throws InvalidProofException, NotProvenException, CouldNotCheckException {
        if (size == whole.treeSize()) return new PublishedPrefix(List.of(), whole.root());
        if (size == 0) return new PublishedPrefix(List.of(), MerkleTree.EMPTY_ROOT);
        List<Hash> path = path(size, whole.treeSize(), tiles);
        return new PublishedPrefix(path, MerkleProof.prefixRoot(size, whole.treeSize(), path, whole.root()));
    }

    private static List<Hash> path(long size, long treeSize, PublishedTiles tiles)
            throws NotProvenException, CouldNotCheckException {
        try {
            return MerkleTree.prefixProof(size, treeSize, new TileHashReader((level, first, count, target) -> {
                HashTile tile = HashTile.holding(level, first + count - 1, treeSize);
                int start = (int) (first - tile.index() * HashTile.FULL_WIDTH) * Hash.SIZE_BYTES;
                byte[] hashes = read(tile, tiles).toArray();
                System.arraycopy(hashes, start, target, 0, count * Hash.SIZE_BYTES);
            }));
        } catch (Unpublished e) {
            switch (e.why) {
                case NotProvenException wrong -> throw wrong;
                case CouldNotCheckException missing -> throw missing;
                default -> throw e;
            }
        }
    }

    private static Octets read(HashTile tile, PublishedTiles tiles) {
        try {
            return tiles.read(tile);
        } catch (NotProvenException | CouldNotCheckException e) {
            throw new Unpublished(e);
        }
    }
}
