package io.symbia.tlog.entry;

import io.symbia.tlog.tree.Octets;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Neighbouring manifests in one body, each followed by a newline, which no manifest holds: a reader far away fetches {@value #FULL} of them
 * for one round trip. Bundle n, at the path {@code manifests/bundles/n}, holds manifests 256 n to 256 n + 255; a log serves only full ones.
 *
 * @param manifests the bytes of each, in order
 */
public record ManifestBundle(List<Octets> manifests) {
    /** Manifests of a bundle, as many as a tile has entries. */
    public static final int FULL = 256;

    /** Above this a log serves no bundle, and the manifests are read one by one: 256 manifests of 300 partitions. */
    public static final int MAX_BYTES = 8 << 20;

    private static final byte NEWLINE = '\n';

    /** Refuses a manifest that could not be told from two. */
    public ManifestBundle {
        manifests = List.copyOf(manifests);
        for (Octets manifest : manifests) {
            for (int index = 0; index < manifest.size(); index++) {
                if (manifest.at(index) == NEWLINE) {
                    throw new IllegalArgumentException("a manifest holds no newline");
                }
            }
        }
    }

    /** Where the bundle of that number is served. */
    public static String path(long number) {
        return "manifests/bundles/" + number;
    }

    /** The body. */
    public Octets format() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Octets manifest : manifests) {
            body.writeBytes(manifest.toArray());
            body.write(NEWLINE);
        }
        return Octets.of(body.toByteArray());
    }

    /** Parses what {@link #format} writes; whether each line is a manifest is for its reader to find out. */
    public static ManifestBundle parse(Octets body) {
        byte[] bytes = body.toArray();
        List<Octets> manifests = new ArrayList<>();
        int start = 0;
        for (int end = 0; end < bytes.length; end++) {
            if (bytes[end] == NEWLINE) {
                if (manifests.size() == FULL || end == start) { // Before millions of empty ones are made.
                    throw new IllegalArgumentException(
                            "a bundle has at most " + FULL + " manifests, none of them empty");
                }
                manifests.add(Octets.copyOf(bytes, start, end - start));
                start = end + 1;
            }
        }
        if (start != bytes.length) {
            throw new IllegalArgumentException("the bundle of manifests ends within a line");
        }
        return new ManifestBundle(manifests);
    }
}
