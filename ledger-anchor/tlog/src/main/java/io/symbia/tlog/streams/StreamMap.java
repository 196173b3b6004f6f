package io.symbia.tlog.streams;

import io.symbia.tlog.entry.StreamTag;
import io.symbia.tlog.tree.Hash;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The map from stream tags to stream heads, as a sparse Merkle tree over the bits of the tags, the most significant first.
 *
 * <pre>
 * no stream    32 zero bytes
 * one stream   SHA-256(0x10 || tag || u64 count || u64 last || chain), at whatever depth
 * more         SHA-256(0x11 || left || right)
 * </pre>
 *
 * So the root depends on what the map holds, and not on the order in which it came there. Persistent: a map is never changed, and shares
 * all but one path with the map it was made from; proofs can be made from one map while the next is built. Hashes are computed when
 * a root or a proof is asked for, each once.
 */
public final class StreamMap {
    /** The map without streams. */
    public static final StreamMap EMPTY = new StreamMap(MapNode.EMPTY, 0);

    private final MapNode top;
    private final long count;

    private StreamMap(MapNode top, long count) {
        this.top = top;
        this.count = count;
    }

    /** Number of streams. */
    public long count() {
        return count;
    }

    /** The hash that stands for all of the map. */
    public Hash root() {
        return top.hash(new StreamHasher());
    }

    /** The head of a stream. */
    public Optional<StreamHead> find(StreamTag tag) {
        MapNode node = top;
        for (int depth = 0; node instanceof MapNode.Branch branch; depth++) {
            node = branch.child(tag.bit(depth));
        }
        return node instanceof MapNode.Leaf leaf && leaf.tag().equals(tag)
                ? Optional.of(leaf.head())
                : Optional.empty();
    }

    /** One stream of a map. */
    public record Stream(StreamTag tag, StreamHead head) {}

    /** All streams, in the order of their tags. */
    public List<Stream> streams() {
        List<Stream> streams = new ArrayList<>();
        collect(top, streams);
        return streams;
    }

    private static void collect(MapNode node, List<Stream> streams) {
        switch (node) {
            case MapNode.Empty _ -> {}
            case MapNode.Leaf leaf -> streams.add(new Stream(leaf.tag(), leaf.head()));
            case MapNode.Branch branch -> {
                collect(branch.child(false), streams);
                collect(branch.child(true), streams);
            }
        }
    }

    /** The map with another head for one stream. */
    public StreamMap with(StreamTag tag, StreamHead head) {
        return withSorted(List.of(new Stream(tag, head)));
    }

    /** The map with other heads for some streams, which are in the order of their tags. */
    StreamMap withSorted(List<Stream> streams) {
        Merge merge = new Merge(streams);
        MapNode merged = merge.into(top);
        return new StreamMap(merged, count + merge.added());
    }

    /** The proof of what this map says of a stream: its head, or that there is no such stream. */
    public MapProof prove(StreamTag tag) {
        StreamHasher hasher = new StreamHasher();
        List<Hash> siblings = new ArrayList<>();
        MapNode node = top;
        for (int depth = 0; node instanceof MapNode.Branch branch; depth++) {
            boolean isRight = tag.bit(depth);
            siblings.addFirst(branch.child(!isRight).hash(hasher));
            node = branch.child(isRight);
        }
        if (node instanceof MapNode.Leaf leaf) {
            return new MapProof(
                    leaf.tag().equals(tag)
                            ? new MapProof.Present(leaf.head())
                            : new MapProof.Other(leaf.tag(), leaf.head()),
                    siblings);
        }
        return new MapProof(new MapProof.Empty(), siblings);
    }
}
