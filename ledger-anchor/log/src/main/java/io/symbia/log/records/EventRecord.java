package io.symbia.log.records;

import io.symbia.log.index.KeyHash;
import io.symbia.tlog.entry.StreamTag;
import io.symbia.tlog.tree.Hash;
import java.util.Optional;
import java.util.OptionalLong;

/** What the log takes from a record: the SHA-256 of its value, and where in which stream it belongs; or what is wrong with it. */
public final class EventRecord {
    private final byte[] digest;
    private final byte[] tag;
    private final long sequence;
    private final long acceptedMillis;
    private final Optional<String> fault;

    private EventRecord(byte[] digest, byte[] tag, long sequence, long acceptedMillis, Optional<String> fault) {
        this.digest = digest;
        this.tag = tag;
        this.sequence = sequence;
        this.acceptedMillis = acceptedMillis;
        this.fault = fault;
    }

    /** An event; the arrays are kept and not copied. */
    public static EventRecord of(byte[] digest, byte[] tag, long sequence, long acceptedMillis) {
        return new EventRecord(digest, tag, sequence, acceptedMillis, Optional.empty());
    }

    /** A record that is no event. */
    public static EventRecord faulty(String fault) {
        return new EventRecord(
                new byte[Hash.SIZE_BYTES], new byte[StreamTag.SIZE_BYTES], 0, EventTime.NONE, Optional.of(fault));
    }

    /** What is wrong with it; all else says nothing then. */
    public Optional<String> fault() {
        return fault;
    }

    /** For reading only, as is {@link #tag}. */
    public byte[] digest() {
        return digest;
    }

    /** The tag of its stream; for reading only. */
    public byte[] tag() {
        return tag;
    }

    /** First eight bytes of the tag. */
    public long tagHigh() {
        return KeyHash.longAt(tag, 0);
    }

    /** Last eight bytes of the tag. */
    public long tagLow() {
        return KeyHash.longAt(tag, Long.BYTES);
    }

    /** Zero-based place in its stream. */
    public long sequence() {
        return sequence;
    }

    /** When it was accepted, by its own word; nothing if it does not say. */
    public OptionalLong acceptedMillis() {
        return acceptedMillis == EventTime.NONE ? OptionalLong.empty() : OptionalLong.of(acceptedMillis);
    }

    /** The tag of its stream. */
    public StreamTag streamTag() {
        return StreamTag.of(tag);
    }

    /** SHA-256 of its value. */
    public Hash digestHash() {
        return Hash.copyOf(digest, 0);
    }
}
