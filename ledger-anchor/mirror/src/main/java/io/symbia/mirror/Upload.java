package io.symbia.mirror;

import io.symbia.mirror.Refusal.Kind;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.tile.TilePath;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import io.symbia.tlog.tree.SubtreeProof;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The body of {@code add-entries}, read as it comes: nothing of it is held but the package that is looked at. c2sp.org/tlog-mirror, "Request
 * Body".
 */
final class Upload {
    private static final int MAX_ORIGIN_BYTES = 1024; // Longer than any origin that is mirrored.
    private static final int MAX_TICKET_BYTES = 4096; // This mirror gives none, and believes none.

    private final DataInputStream in;
    private final String origin;
    private final long start;
    private final long end;
    private long nextStart;

    /**
     * Entries of one package.
     *
     * @param subtreeStart first leaf of the subtree that the proof is of: a multiple of 256
     * @param start        first leaf of the entries
     * @param end          one past their last leaf
     * @param records      the entries, each with its length before it
     */
    record EntryPackage(long subtreeStart, long start, long end, Octets records, List<Hash> proof) {}

    private Upload(DataInputStream in, String origin, long start, long end) {
        this.in = in;
        this.origin = origin;
        this.start = start;
        this.end = end;
        nextStart = start;
    }

    /** Reads up to the first package. */
    static Upload begin(InputStream body) throws Refusal, IOException {
        DataInputStream in = new DataInputStream(body);
        try {
            String origin = origin(in);
            long start = in.readLong();
            long end = in.readLong();
            bounded(in, MAX_TICKET_BYTES);
            if (start < 0 || end < start) { // "upload_start MUST be less or equal to upload_end"
                throw new Refusal(Kind.MALFORMED, "an upload from " + start + " to " + end);
            }
            return new Upload(in, origin, start, end);
        } catch (EOFException | IllegalArgumentException malformed) {
            throw new Refusal(Kind.MALFORMED, "the request ends within its header, or is no text");
        }
    }

    /** Reads the size of an origin and the origin, with which uploads and requests with manifests begin. */
    static String origin(DataInputStream in) throws Refusal, IOException {
        try {
            return StrictUtf8.decode(Octets.of(bounded(in, MAX_ORIGIN_BYTES)));
        } catch (EOFException | IllegalArgumentException malformed) {
            throw new Refusal(Kind.MALFORMED, "the request ends within its header, or is no text");
        }
    }

    /** Reads the number of the first manifest, which follows the origin of a request with manifests. */
    static long number(DataInputStream in) throws Refusal, IOException {
        try {
            return in.readLong();
        } catch (EOFException malformed) {
            throw new Refusal(Kind.MALFORMED, "the request ends within its header");
        }
    }

    private static byte[] bounded(DataInputStream in, int maxBytes) throws IOException, Refusal {
        int length = in.readUnsignedShort();
        if (length > maxBytes) throw new Refusal(Kind.MALFORMED, "a member of the header has " + length + " bytes");
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }

    /** Reads the next package; nothing if the body ends before or within it. */
    Optional<EntryPackage> next() throws Refusal, IOException {
        long subtreeStart = nextStart / TilePath.FULL_WIDTH * TilePath.FULL_WIDTH;
        long packageEnd = Math.min(end, subtreeStart + TilePath.FULL_WIDTH);
        try {
            byte[] records = new byte[(int) (packageEnd - nextStart) * LogCopy.RECORD_BYTES];
            for (int offset = 0; offset < records.length; offset += LogCopy.RECORD_BYTES) {
                int length = in.readUnsignedShort();
                if (length != Entry.SIZE_BYTES) {
                    throw new Refusal(
                            Kind.MALFORMED, "this mirror copies logs whose entries have 53 bytes, not " + length);
                }
                records[offset + 1] = (byte) length;
                in.readFully(records, offset + Short.BYTES, length);
            }
            List<Hash> proof = proof();
            EntryPackage read = new EntryPackage(subtreeStart, nextStart, packageEnd, Octets.of(records), proof);
            nextStart = packageEnd;
            return Optional.of(read);
        } catch (EOFException partial) { // "discards any partial bytes"
            return Optional.empty();
        }
    }

    private List<Hash> proof() throws Refusal, IOException {
        int count = in.readUnsignedByte();
        if (count > SubtreeProof.MAX_HASHES) throw new Refusal(Kind.MALFORMED, "a proof of " + count + " hashes");
        List<Hash> proof = new ArrayList<>();
        byte[] hash = new byte[Hash.SIZE_BYTES];
        for (int index = 0; index < count; index++) {
            in.readFully(hash);
            proof.add(Hash.copyOf(hash, 0));
        }
        return proof;
    }

    /** Whether every package of the canonical sequence was read. */
    boolean isComplete() {
        return nextStart == end;
    }

    /** The log's origin. */
    String origin() {
        return origin;
    }

    /** {@code upload_start}. */
    long start() {
        return start;
    }

    /** {@code upload_end}. */
    long end() {
        return end;
    }
}
