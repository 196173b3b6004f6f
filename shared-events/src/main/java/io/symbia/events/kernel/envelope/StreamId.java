package io.symbia.events.kernel.envelope;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.form.TextForm;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names the history of one aggregate, such as {@code payment/escrow/E-1}.
 *
 * @param service   the service that owns the stream: lower-case letters, digits and hyphens
 * @param aggregate the noun: lower-case letters, digits and hyphens
 * @param id        the aggregate's own id: 1 to 160 characters; see {@link #escape}
 */
@TextForm(
        pattern = "^[a-z][a-z0-9-]{0,31}/[a-z][a-z0-9-]{0,31}/[A-Za-z0-9._:~%-]{1,160}$",
        example = "supply-chain/order/teehaus-hh:PO-2611-0042")
public record StreamId(String service, String aggregate, String id) {
    /** Longest id; with both nouns a stream id stays below 256 characters. */
    public static final int MAX_ID_LENGTH = 160;

    private static final Pattern NOUN = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:~%-]{1," + MAX_ID_LENGTH + "}");
    private static final Pattern WHOLE = Pattern.compile("([^/]+)/([^/]+)/([^/]+)");

    public StreamId {
        requireForm("service", NOUN, service);
        requireForm("aggregate", NOUN, aggregate);
        requireForm("id", ID, id);
    }

    /** Parses {@code service/aggregate/id}, the inverse of {@link #toString()}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static StreamId parse(String text) {
        Matcher parts = WHOLE.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("a stream is named service/aggregate/id, found \"" + text + "\"");
        }
        return new StreamId(parts.group(1), parts.group(2), parts.group(3));
    }

    /**
     * Text of any kind as part of an id: each UTF-8 byte that an id must not have, and the percent sign, becomes {@code %XX} (RFC
     * 3986 section 2.1). {@code L/1} becomes {@code L%2F1}.
     */
    public static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (octet & 0xFF);
            boolean kept =
                    character < 0x80 && (Character.isLetterOrDigit(character) || "._:~-".indexOf(character) >= 0);
            if (kept) escaped.append(character);
            else escaped.append('%').append(HexFormat.of().withUpperCase().toHexDigits(octet));
        }
        return escaped.toString();
    }

    @Override
    @JsonValue
    public String toString() {
        return service + "/" + aggregate + "/" + id;
    }

    private static void requireForm(String part, Pattern form, String value) {
        if (!form.matcher(value).matches()) {
            throw new IllegalArgumentException("no %s of a stream: \"%s\"".formatted(part, value));
        }
    }
}
