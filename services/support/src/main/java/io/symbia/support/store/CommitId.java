package io.symbia.support.store;

import io.symbia.events.kernel.envelope.StreamId;

/**
 * Names a commit, and is its primary key: {@code payment/escrow/E-1#7}. Two writers of one commit number meet as a duplicate
 * key; a stream is read by counting.
 *
 * @param number zero-based in its stream, without gaps
 */
public record CommitId(StreamId stream, long number) {
    public CommitId {
        if (number < 0) throw new IllegalArgumentException("number must be >= 0, was " + number);
    }

    /** The inverse of {@link #toString()}; no stream id has a {@code #}. */
    public static CommitId parse(String text) {
        int hash = text.lastIndexOf('#');
        if (hash < 0) throw new IllegalArgumentException("a commit id is stream#number");
        return new CommitId(StreamId.parse(text.substring(0, hash)), Long.parseLong(text.substring(hash + 1)));
    }

    @Override
    public String toString() {
        return stream + "#" + number;
    }
}
