package io.symbia.tlog.streams;

import java.util.List;

/**
 * Puts streams into a map, each node above them made anew once: what many of them share, as they do near the top, is not made for each. Not
 * for use by two threads at once.
 */
final class Merge {
    private final List<StreamMap.Stream> streams;
    private long added;

    /** @param streams in the order of their tags, none twice */
    Merge(List<StreamMap.Stream> streams) {
        this.streams = streams;
    }

    /** The subtree with all streams in it. */
    MapNode into(MapNode top) {
        return merge(top, 0, 0, streams.size());
    }

    /** How many of the streams were not there before. */
    long added() {
        return added;
    }

    /** Those from one index to before another, all of which belong below a node of that depth. */
    private MapNode merge(MapNode node, int depth, int from, int to) {
        if (from == to) {
            return node;
        }
        if (to - from == 1) {
            StreamMap.Stream stream = streams.get(from);
            if (node instanceof MapNode.Empty) {
                added++;
                return new MapNode.Leaf(stream.tag(), stream.head());
            }
            if (node instanceof MapNode.Leaf leaf && leaf.tag().equals(stream.tag())) {
                return new MapNode.Leaf(stream.tag(), stream.head());
            }
        }
        int middle = firstRight(
                depth, from, to); // Two streams at least: branches down to the first bit in which they differ.
        return new MapNode.Branch(
                merge(child(node, depth, false), depth + 1, from, middle),
                merge(child(node, depth, true), depth + 1, middle, to));
    }

    private static MapNode child(MapNode node, int depth, boolean isRight) {
        return switch (node) {
            case MapNode.Empty _ -> node;
            case MapNode.Leaf leaf -> leaf.tag().bit(depth) == isRight ? leaf : MapNode.EMPTY;
            case MapNode.Branch branch -> branch.child(isRight);
        };
    }

    private int firstRight(int depth, int from, int to) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (streams.get(middle).tag().bit(depth)) high = middle;
            else low = middle + 1;
        }
        return low;
    }
}
