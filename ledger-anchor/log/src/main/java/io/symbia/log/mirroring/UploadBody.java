package io.symbia.log.mirroring;

import io.symbia.log.entries.EntryBlock;
import io.symbia.log.storage.LogReader;
import io.symbia.tlog.entry.ManifestBundle;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.tile.EntryTile;
import io.symbia.tlog.tile.TileHashReader;
import io.symbia.tlog.tile.TilePath;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import io.symbia.tlog.tree.SubtreeProof;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Bodies of requests to mirrors, made from what is sealed; the first is the one of c2sp.org/tlog-mirror. */
final class UploadBody {
    /** "clients SHOULD limit each add-entries request to at most 32 entry packages (8192 entries)" */
    private static final int MAX_PACKAGES = 32;

    /** A mirror takes larger ones too, among those of everybody; what is small has the places of its log. */
    private static final int MAX_MANIFESTS_BYTES = 56 * 1024;

    private final String origin;
    private final LogReader reader;

    UploadBody(String origin, LogReader reader) {
        this.origin = origin;
        this.reader = reader;
    }

    /** A beginning of the canonical sequence of packages from {@code start} to {@code end}. */
    byte[] entries(long start, long end) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        writeOrigin(out);
        out.writeLong(start);
        out.writeLong(end);
        out.writeShort(0); // No ticket.
        long next = start;
        for (int number = 0; number < MAX_PACKAGES && next < end; number++) {
            EntryTile tile = EntryTile.holding(next, end);
            byte[] bundle = reader.entries(tile).toArray();
            int known = (int) (next - tile.firstLeafIndex()) * EntryBlock.RECORD_BYTES;
            out.write(bundle, known, bundle.length - known);
            long packageEnd = tile.firstLeafIndex() + tile.width();
            List<Hash> proof = SubtreeProof.prove(
                    next / TilePath.FULL_WIDTH * TilePath.FULL_WIDTH,
                    packageEnd,
                    end,
                    new TileHashReader(reader.hashes()));
            out.writeByte(proof.size());
            for (Hash hash : proof) {
                out.write(hash.toArray());
            }
            next = packageEnd;
        }
        return bytes.toByteArray();
    }

    /** Manifests from one on, some or all of those before {@code end}. */
    byte[] manifests(long first, long end) throws IOException {
        List<Octets> manifests = new ArrayList<>();
        int sizeBytes = 0;
        for (long batch = first; batch < end && manifests.size() < ManifestBundle.FULL; batch++) {
            Octets manifest = reader.manifest(batch);
            sizeBytes += manifest.size() + 1; // And a newline.
            if (sizeBytes > MAX_MANIFESTS_BYTES && !manifests.isEmpty()) break;
            manifests.add(manifest);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        writeOrigin(out);
        out.writeLong(first);
        out.write(new ManifestBundle(manifests).format().toArray());
        return bytes.toByteArray();
    }

    private void writeOrigin(DataOutputStream out) throws IOException {
        byte[] name = StrictUtf8.encode(origin).toArray();
        out.writeShort(name.length);
        out.write(name);
    }
}
