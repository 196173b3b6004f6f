package io.symbia.tlog.streams;

import io.symbia.tlog.entry.StreamTag;
import io.symbia.tlog.tree.Hash;

/**
 * A subtree of the map. Never changed. There are millions, and the garbage collector visits each object of a map that grows: so a node holds
 * its hash and its numbers itself, as numbers, instead of pointing at objects that do.
 */
sealed interface MapNode {
    MapNode EMPTY = new Empty();

    /** The hash that stands for the subtree. */
    Hash hash();

    /** No stream has this prefix. */
    record Empty() implements MapNode {
        @Override
        public Hash hash() {
            return StreamHasher.EMPTY;
        }
    }

    /** One stream has this prefix: whatever bits follow, they are not needed to find it. */
    final class Leaf extends Hashed implements MapNode {
        private final long tagHigh;
        private final long tagLow;
        private final long count;
        private final long last;
        private final Hash chain;

        Leaf(StreamTag tag, StreamHead head, StreamHasher hasher) {
            super(hasher.leaf(tag, head));
            tagHigh = tag.high();
            tagLow = tag.low();
            count = head.count();
            last = head.last();
            chain = head.chain();
        }

        StreamTag tag() {
            return new StreamTag(tagHigh, tagLow);
        }

        boolean hasTag(StreamTag tag) {
            return tagHigh == tag.high() && tagLow == tag.low();
        }

        boolean bit(int number) {
            return StreamTag.bit(tagHigh, tagLow, number);
        }

        StreamHead head() {
            return new StreamHead(count, last, chain);
        }

        /** Compares the tags as unsigned numbers. */
        int compareTag(Leaf other) {
            int byHigh = Long.compareUnsigned(tagHigh, other.tagHigh);
            return byHigh != 0 ? byHigh : Long.compareUnsigned(tagLow, other.tagLow);
        }
    }

    /** At least two streams have this prefix. */
    final class Branch extends Hashed implements MapNode {
        private final MapNode left;
        private final MapNode right;

        Branch(MapNode left, MapNode right, StreamHasher hasher) {
            super(hasher.node(left.hash(), right.hash()));
            this.left = left;
            this.right = right;
        }

        MapNode child(boolean isRight) {
            return isRight ? right : left;
        }
    }

    /** What has a hash. */
    abstract class Hashed {
        private final long first;
        private final long second;
        private final long third;
        private final long fourth;

        private Hashed(Hash hash) {
            first = hash.word(0);
            second = hash.word(1);
            third = hash.word(2);
            fourth = hash.word(3);
        }

        /** As {@link MapNode#hash}. */
        public Hash hash() {
            return Hash.ofWords(first, second, third, fourth);
        }
    }
}
