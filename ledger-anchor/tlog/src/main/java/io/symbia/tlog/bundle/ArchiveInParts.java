package io.symbia.tlog.bundle;

import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * An {@link EvidenceArchive} that is never in memory as a whole, with the same bytes: each file is made twice, once for the list of digests,
 * with which the archive begins, and once to be written. Memory holds one file and some hundred bytes for each.
 */
public final class ArchiveInParts {
    private final SortedMap<String, Content> files;
    private final List<Hash> digests; // In the order of the files.
    private final byte[] sums;
    private final long sizeBytes;

    private ArchiveInParts(SortedMap<String, Content> files, List<Hash> digests, byte[] sums, long sizeBytes) {
        this.files = files;
        this.digests = digests;
        this.sums = sums;
        this.sizeBytes = sizeBytes;
    }

    /** Makes the content of a file. */
    @FunctionalInterface
    public interface Content {
        /** Makes it anew, the same bytes each time. */
        Octets make() throws IOException;
    }

    /**
     * Makes each file once.
     *
     * @param files by name, without the list of digests
     * @throws IllegalArgumentException if the archive would have more than {@link StrictZip#MAX_BYTES}
     */
    public static ArchiveInParts of(SortedMap<String, Content> files) throws IOException {
        StringBuilder sums = new StringBuilder();
        List<Hash> digests = new ArrayList<>(files.size());
        long sizeBytes = ZipWriter.emptySizeBytes();
        for (Map.Entry<String, Content> file : files.entrySet()) {
            byte[] content = file.getValue().make().toArray();
            Hash digest = Hash.ofContent(content);
            digests.add(digest);
            sums.append(EvidenceArchive.line(file.getKey(), digest));
            sizeBytes += ZipWriter.sizeBytes(file.getKey(), content.length);
            requireSize(sizeBytes + sums.length());
        }
        byte[] list = sums.toString().getBytes(StandardCharsets.US_ASCII);
        return new ArchiveInParts(
                files, digests, list, sizeBytes + ZipWriter.sizeBytes(EvidenceArchive.SUMS, list.length));
    }

    private static void requireSize(long sizeBytes) {
        if (sizeBytes > StrictZip.MAX_BYTES) {
            throw new IllegalArgumentException("an archive has at most " + StrictZip.MAX_BYTES + " bytes");
        }
    }

    /** Number of bytes that {@link #writeTo} writes. */
    public long sizeBytes() {
        return sizeBytes;
    }

    /**
     * Makes each file a second time and writes it.
     *
     * @throws IllegalStateException if a file is another than the first time; what was written before is no archive
     */
    public void writeTo(OutputStream out) throws IOException {
        ZipWriter writer = new ZipWriter(out);
        writer.add(EvidenceArchive.SUMS, sums);
        int number = 0;
        for (Map.Entry<String, Content> file : files.entrySet()) {
            byte[] content = file.getValue().make().toArray();
            if (!Hash.ofContent(content).equals(digests.get(number++))) {
                throw new IllegalStateException(file.getKey() + " is not what it was a moment ago");
            }
            writer.add(file.getKey(), content);
        }
        writer.end();
    }
}
