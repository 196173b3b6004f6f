package io.symbia.tlog.entry;

import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;

/**
 * What a leaf of the log holds: 53 bytes, so that a leaf costs one SHA-256 compression and every tile is a byte range of a flat file.
 *
 * <pre>
 * offset  bytes  event                                          manifest
 *      0      1  0x01                                           0x02
 *      1     32  SHA-256 of the event's bytes                   SHA-256 of the manifest's bytes
 *     33     16  stream tag                                     zeros
 *     49      4  sequence in its stream, unsigned big-endian    low 32 bits of the batch number
 * </pre>
 */
public sealed interface Entry {
    /** Every entry has this size. */
    int SIZE_BYTES = 53;

    /** First byte of an event's entry. */
    byte EVENT_KIND = 0x01;

    /** First byte of a manifest's entry. */
    byte MANIFEST_KIND = 0x02;

    /** Where the 32 bytes of the digest start. */
    int DIGEST_OFFSET = 1;

    /** Where the 16 bytes of the stream tag start. */
    int TAG_OFFSET = DIGEST_OFFSET + Hash.SIZE_BYTES;

    /** Where the 4 bytes of the sequence start. */
    int SEQUENCE_OFFSET = TAG_OFFSET + StreamTag.SIZE_BYTES;

    /** Stands in the entry of a manifest. */
    StreamTag NO_TAG = new StreamTag(0, 0);

    /** Largest sequence that four bytes hold. */
    long MAX_SEQUENCE = 0xFFFF_FFFFL;

    /** SHA-256 of the event's or manifest's bytes. */
    Hash digest();

    /** The 53 bytes. */
    Octets format();

    /**
     * An event was accepted.
     *
     * @param digest   SHA-256 of the event's canonical bytes
     * @param tag      stands for its stream
     * @param sequence zero-based position in its stream, at most 2^32 - 1
     */
    record Event(Hash digest, StreamTag tag, long sequence) implements Entry {
        /** Refuses a sequence that four bytes cannot hold. */
        public Event {
            requireSequence(sequence);
        }

        @Override
        public Octets format() {
            byte[] entry = new byte[SIZE_BYTES];
            writeEvent(digest.toArray(), 0, tag.octets().toArray(), 0, sequence, entry, 0);
            return Octets.of(entry);
        }
    }

    /**
     * A batch ends here.
     *
     * @param digest      SHA-256 of the manifest's bytes
     * @param batchNumber low 32 bits of the zero-based number of the batch
     */
    record Manifest(Hash digest, long batchNumber) implements Entry {
        /** Refuses a number that four bytes cannot hold; the caller takes the low 32 bits. */
        public Manifest {
            requireSequence(batchNumber);
        }

        @Override
        public Octets format() {
            byte[] entry = new byte[SIZE_BYTES];
            entry[0] = MANIFEST_KIND;
            digest.copyTo(entry, DIGEST_OFFSET);
            writeUnsignedInt(batchNumber, entry, SEQUENCE_OFFSET);
            return Octets.of(entry);
        }
    }

    /** Parses 53 bytes, accepting only what {@link #format} writes. */
    static Entry parse(Octets octets) {
        if (octets.size() != SIZE_BYTES) {
            throw new IllegalArgumentException("an entry has 53 bytes, got " + octets.size());
        }
        byte[] bytes = octets.toArray();
        Hash digest = Hash.copyOf(bytes, DIGEST_OFFSET);
        StreamTag tag = StreamTag.at(bytes, TAG_OFFSET);
        long sequence = readSequence(bytes, 0);
        return switch (bytes[0]) {
            case EVENT_KIND -> new Event(digest, tag, sequence);
            case MANIFEST_KIND -> {
                if (!tag.equals(NO_TAG)) {
                    throw new IllegalArgumentException("the entry of a manifest has no stream tag");
                }
                yield new Manifest(digest, sequence);
            }
            default -> throw new IllegalArgumentException("no entry starts with byte " + (bytes[0] & 0xFF));
        };
    }

    /** Writes the 53 bytes of an event's entry without allocating, for the log's own path. */
    static void writeEvent(
            byte[] digest, int digestOffset, byte[] tag, int tagOffset, long sequence, byte[] target, int offset) {
        requireSequence(sequence);
        target[offset] = EVENT_KIND;
        System.arraycopy(digest, digestOffset, target, offset + DIGEST_OFFSET, Hash.SIZE_BYTES);
        System.arraycopy(tag, tagOffset, target, offset + TAG_OFFSET, StreamTag.SIZE_BYTES);
        writeUnsignedInt(sequence, target, offset + SEQUENCE_OFFSET);
    }

    /** Reads the sequence of the entry that starts at {@code offset}. */
    static long readSequence(byte[] source, int offset) {
        long value = 0;
        for (int index = 0; index < Integer.BYTES; index++) {
            value = (value << 8) | (source[offset + SEQUENCE_OFFSET + index] & 0xFF);
        }
        return value;
    }

    private static void writeUnsignedInt(long value, byte[] target, int offset) {
        for (int index = 0; index < Integer.BYTES; index++) {
            target[offset + index] = (byte) (value >> (8 * (Integer.BYTES - 1 - index)));
        }
    }

    private static void requireSequence(long sequence) {
        if (sequence < 0 || sequence > MAX_SEQUENCE) {
            throw new IllegalArgumentException("a sequence is in [0, 4294967295], was " + sequence);
        }
    }
}
