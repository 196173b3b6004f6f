package io.symbia.log.http.limits;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** The content-coding of RFC 9110, section 8.4.1.3. What comes out at the other end are the same bytes; what is stored is not touched. */
final class Gzip {
    static final String NAME = "gzip";

    private static final int MAX_HEADER_LENGTH = 1_000; // No browser's is longer than a tenth of it.

    private Gzip() {}

    /** Whether an {@code Accept-Encoding} names it, and not with a quality of 0. */
    static boolean isAccepted(Optional<String> acceptEncoding) {
        String codings = acceptEncoding.orElse("");
        if (codings.length() > MAX_HEADER_LENGTH) return false;
        for (String coding : codings.toLowerCase(Locale.ROOT).split(",", -1)) {
            String[] parts = coding.strip().split("\\s*;\\s*", -1);
            if (parts[0].equals(NAME)) return parts.length == 1 || !parts[1].matches("q\\s*=\\s*0(\\.0*)?");
        }
        return false;
    }

    /** Some bytes, coded at once: nothing of the coder is left when a slow client begins to read. */
    static byte[] code(byte[] bytes) {
        ByteArrayOutputStream coded = new ByteArrayOutputStream(bytes.length / 2);
        try (GZIPOutputStream gzip = new GZIPOutputStream(coded)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // Memory has no faults of its own.
        }
        return coded.toByteArray();
    }
}
