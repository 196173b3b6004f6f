package io.symbia.log.intake;

import io.symbia.log.index.KeyHash;
import io.symbia.tlog.entry.StreamTag;
import io.symbia.tlog.tree.Hash;
import java.util.Optional;

/** What the log takes from a record: the SHA-256 of its value, and where in which stream it belongs; or what is wrong with it. */
final class EventRecord {
    private final byte[] digest;
    private final byte[] tag;
    private final long sequence;
    private final Optional<String> fault;

    private EventRecord(byte[] digest, byte[] tag, long sequence, Optional<String> fault) {
        this.digest = digest;
        this.tag = tag;
        this.sequence = sequence;
        this.fault = fault;
    }

    /** An event; the arrays are kept and not copied. */
    static EventRecord of(byte[] digest, byte[] tag, long sequence) {
        return new EventRecord(digest, tag, sequence, Optional.empty());
    }

    /** A record that is no event. */
    static EventRecord faulty(String fault) {
        return new EventRecord(new byte[Hash.SIZE_BYTES], new byte[StreamTag.SIZE_BYTES], 0, Optional.of(fault));
    }

    /** What is wrong with it; all else says nothing then. */
    Optional<String> fault() {
        return fault;
    }

    /** For reading only, as is {@link #tag}. */
    byte[] digest() {
        return digest;
    }

    byte[] tag() {
        return tag;
    }

    long tagHigh() {
        return KeyHash.longAt(tag, 0);
    }

    long tagLow() {
        return KeyHash.longAt(tag, Long.BYTES);
    }

    long sequence() {
        return sequence;
    }

    StreamTag streamTag() {
        return StreamTag.of(tag);
    }

    Hash digestHash() {
        return Hash.copyOf(digest, 0);
    }
}
