package io.symbia.tlog.streams;

import io.symbia.tlog.entry.StreamTag;
import io.symbia.tlog.tree.Hash;

/**
 * A subtree of the map. Never changed once made, except that its hash is computed when it is first asked for; computing it twice, in two
 * threads, gives the same.
 */
sealed interface MapNode {
    MapNode EMPTY = new Empty();

    /** The hash that stands for the subtree. */
    Hash hash(StreamHasher hasher);

    /** No stream has this prefix. */
    record Empty() implements MapNode {
        @Override
        public Hash hash(StreamHasher hasher) {
            return StreamHasher.EMPTY;
        }
    }

    /** One stream has this prefix: whatever bits follow, they are not needed to find it. */
    final class Leaf implements MapNode {
        private final StreamTag tag;
        private final StreamHead head;
        private Hash hash;

        Leaf(StreamTag tag, StreamHead head) {
            this.tag = tag;
            this.head = head;
        }

        StreamTag tag() {
            return tag;
        }

        StreamHead head() {
            return head;
        }

        @Override
        public Hash hash(StreamHasher hasher) {
            Hash known = hash;
            if (known == null) {
                known = hasher.leaf(tag, head);
                hash = known;
            }
            return known;
        }
    }

    /** At least two streams have this prefix. */
    final class Branch implements MapNode {
        private final MapNode left;
        private final MapNode right;
        private Hash hash;

        Branch(MapNode left, MapNode right) {
            this.left = left;
            this.right = right;
        }

        MapNode child(boolean isRight) {
            return isRight ? right : left;
        }

        @Override
        public Hash hash(StreamHasher hasher) {
            Hash known = hash;
            if (known == null) {
                known = hasher.node(left.hash(hasher), right.hash(hasher));
                hash = known;
            }
            return known;
        }
    }
}
