package io.symbia.events.kernel.origin;

import io.symbia.events.kernel.canonical.Digest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The header by which a request says that it comes from an import: a dictionary of RFC 8941, in the one spelling
 *
 * <pre>{@code
 * source="deliveries", file=:<44 of base64>:, rows=(3 17), rule="import/record", version=1, importer="zj-import"
 * }</pre>
 *
 * Nothing personal has a place in it: the file is named by the digest of its bytes alone.
 */
public final class ImportHeader {
    /** Its name. */
    public static final String NAME = "Symbia-Import";

    /** Longest value, in characters: 64 rows of ten digits, and what stands around them. */
    public static final int MAX_LENGTH = 1_200;

    private static final Pattern FORM = Pattern.compile("source=\"([a-z0-9-]{1,64})\", file=:([A-Za-z0-9+/]{43}=):, "
            + "rows=\\(((?:[1-9][0-9]{0,9}(?: [1-9][0-9]{0,9}){0,63})?)\\), rule=\"([a-z0-9/-]{1,97})\", "
            + "version=([1-9][0-9]{0,8}), importer=\"([A-Za-z0-9._-]{1,64})\"");

    private ImportHeader() {}

    /** The header's value. */
    public static String format(Origin.Import origin) {
        String rows = origin.rows().stream().map(String::valueOf).collect(Collectors.joining(" "));
        return "source=\"%s\", file=:%s:, rows=(%s), rule=\"%s\", version=%d, importer=\"%s\""
                .formatted(
                        origin.source(),
                        Base64.getEncoder().encodeToString(origin.file().toArray()),
                        rows,
                        origin.rule(),
                        origin.version(),
                        origin.importer());
    }

    /**
     * Reads a header's value, the inverse of {@link #format}.
     *
     * @throws IllegalArgumentException when it has another form, or says what no import can be
     */
    public static Origin.Import parse(String value) {
        Matcher parts = FORM.matcher(value);
        if (value.length() > MAX_LENGTH || !parts.matches()) {
            throw new IllegalArgumentException("an import is said as source=\"…\", file=:…:, rows=(…), rule=\"…\","
                    + " version=…, importer=\"…\", in this order");
        }
        Origin.Import read = new Origin.Import(
                parts.group(1),
                Digest.of(Base64.getDecoder().decode(parts.group(2))),
                rows(parts.group(3)),
                RuleName.parse(parts.group(4)),
                Integer.parseInt(parts.group(5)),
                new ParticipantId(parts.group(6)));
        if (!format(read).equals(value)) throw new IllegalArgumentException("the digest of the file is no base64");
        return read;
    }

    private static int row(String text) {
        long row = Long.parseLong(text);
        if (row > Integer.MAX_VALUE) throw new IllegalArgumentException("a row has a number below 2^31, found " + row);
        return (int) row;
    }

    private static List<Integer> rows(String text) {
        if (text.isEmpty()) return List.of();
        return Arrays.stream(text.split(" ", -1)).map(ImportHeader::row).toList();
    }
}
