package io.symbia.tlog.streams;

import io.symbia.tlog.entry.SealedStreams;
import io.symbia.tlog.entry.StreamTag;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.InvalidProofException;
import java.util.List;
import java.util.Optional;

/**
 * What stands where a stream has its place in the map, and the way from there to the root. Whatever root is given, at most one proof for a
 * tag leads to it: the hashes of leaves, nodes and empty places cannot be taken for one another, so there is one place where the path of a
 * tag ends. A log cannot prove a stream's head and its absence, nor two heads, under one root.
 *
 * @param found    what stands there
 * @param siblings hashes beside the path, the deepest first; as many as the place is deep
 */
public record MapProof(Found found, List<Hash> siblings) {
    /** What stands at the end of the path of a tag. */
    public sealed interface Found {}

    /** The stream itself. */
    public record Present(StreamHead head) implements Found {}

    /** Nothing: no stream has this prefix. */
    public record Empty() implements Found {}

    /** Another stream, the only one with this prefix. */
    public record Other(StreamTag tag, StreamHead head) implements Found {}

    /** Refuses a path that is longer than a tag. */
    public MapProof {
        siblings = List.copyOf(siblings);
        if (siblings.size() > StreamTag.SIZE_BITS) {
            throw new IllegalArgumentException("a path in the map has at most " + StreamTag.SIZE_BITS + " hashes");
        }
    }

    /**
     * Proves what a sealed map says of a stream: its head, or nothing if there is no such stream.
     *
     * @param sealed from a manifest that is proven to be in the log
     */
    public Optional<StreamHead> verify(StreamTag tag, SealedStreams sealed) throws InvalidProofException {
        requireCanonical(tag, sealed);
        StreamHasher hasher = new StreamHasher();
        Hash hash = switch (found) {
            case Present(StreamHead head) -> hasher.leaf(tag, head);
            case Empty() -> StreamHasher.EMPTY;
            case Other(StreamTag other, StreamHead head) -> hasher.leaf(other, head);
        };
        int depth = siblings.size();
        for (Hash sibling : siblings) {
            depth--;
            hash = tag.bit(depth) ? hasher.node(sibling, hash) : hasher.node(hash, sibling);
        }
        if (!hash.equals(sealed.root())) {
            throw new InvalidProofException("path in the map leads to " + hash + ", sealed root is " + sealed.root());
        }
        return found instanceof Present(StreamHead head) ? Optional.of(head) : Optional.empty();
    }

    /** A map of these streams has one shape; a proof from another shape is refused, although it might lead to the root that was sealed. */
    private void requireCanonical(StreamTag tag, SealedStreams sealed) throws InvalidProofException {
        if (siblings.isEmpty() != (sealed.count() == 1)) {
            throw new InvalidProofException(
                    "a path of " + siblings.size() + " hashes in a map of " + sealed.count() + " streams");
        }
        if (!siblings.isEmpty() && siblings.getFirst().equals(StreamHasher.EMPTY)) {
            throw new InvalidProofException("a place beside an empty one is not where a path can end");
        }
        switch (found) {
            case Present(StreamHead head) -> requireWithin(head, sealed);
            case Empty() -> {
                if (siblings.isEmpty() || siblings.size() == StreamTag.SIZE_BITS) {
                    throw new InvalidProofException("a sealed map is not empty " + siblings.size() + " bits deep");
                }
            }
            case Other(StreamTag other, StreamHead head) -> {
                requireWithin(head, sealed);
                if (other.equals(tag) || tag.sharedBits(other) < siblings.size()) {
                    throw new InvalidProofException("stream " + other + " does not stand " + siblings.size()
                            + " bits deep in the place of " + tag);
                }
            }
        }
    }

    private static void requireWithin(StreamHead head, SealedStreams sealed) throws InvalidProofException {
        if (head.last() >= sealed.size() - 1) { // The last of these leaves is a manifest's.
            throw new InvalidProofException(
                    "leaf " + head.last() + " is no event among the first " + sealed.size() + " leaves");
        }
    }
}
