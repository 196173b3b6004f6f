package io.symbia.tlog.bundle;

import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Files of evidence and their SHA-256 digests, in one archive. {@code SHA256SUMS} has a line for each other file, in the form that
 * {@code sha256sum -c} reads. It makes no file true; it makes each flipped bit visible, even where nothing else depends on it.
 *
 * @param files by name, without the list of digests
 */
public record EvidenceArchive(SortedMap<String, Octets> files) {
    /** File name extension, with its dot. */
    public static final String EXTENSION = ".zip";

    static final String SUMS = "SHA256SUMS";

    /** Keeps a copy of the map. */
    public EvidenceArchive {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        if (files.containsKey(SUMS)) {
            throw new IllegalArgumentException(SUMS + " is written, not given");
        }
    }

    /** The bytes of the archive; the same files give the same bytes. */
    public Octets format() {
        SortedMap<String, Octets> all = new TreeMap<>(files);
        all.put(SUMS, sums(files));
        return StrictZip.format(all);
    }

    /** Parses an archive, and refuses one of which any bit was changed. */
    public static EvidenceArchive parse(Octets archive) {
        SortedMap<String, Octets> files = new TreeMap<>(StrictZip.parse(archive));
        Octets sums = files.remove(SUMS);
        if (sums == null || !sums.equals(sums(files))) {
            throw new IllegalArgumentException(SUMS + " does not list the digests of exactly the other files");
        }
        return new EvidenceArchive(files);
    }

    static String line(String name, Hash digest) {
        return digest + "  " + name + "\n";
    }

    private static Octets sums(SortedMap<String, Octets> files) {
        String lines = files.entrySet().stream()
                .map(file -> line(file.getKey(), Hash.ofContent(file.getValue().toArray())))
                .collect(Collectors.joining());
        return Octets.of(lines.getBytes(StandardCharsets.US_ASCII));
    }
}
