package io.symbia.events.kernel.canonical;

import io.symbia.events.kernel.canonical.JsonLimits.Numbers;
import io.symbia.events.kernel.canonical.JsonLimits.Texts;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads JSON that means the same to every reader (RFC 8259 within the bounds of I-JSON, RFC 7493), and refuses the rest with a
 * stable code; see {@link RefusedJson}.
 *
 * <p>Beyond the grammar it refuses: a byte order mark, bytes that are not UTF-8, duplicate names, lone surrogates, from outside text
 * that is not in form NFC, numbers that not every reader holds exactly, and anything after the document. Reading takes no stack and, for
 * a document that goes too deep, no memory beyond the text read so far.
 */
public final class StrictJson {
    private static final long MAX_EXACT_INTEGER = (1L << 53) - 1; // RFC 7493 section 2.2
    private static final int MAX_EXACT_DIGITS = 16;

    // Depth, size and lengths are ours to count; these only keep Jackson's own bounds out of the way.
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(CanonicalJson.MAX_DEPTH + 1)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final JsonParser parser;
    private final JsonLimits limits;
    private final Deque<JsonNode> open = new ArrayDeque<>();
    private int values;

    private StrictJson(JsonParser parser, JsonLimits limits) {
        this.parser = parser;
        this.limits = limits;
    }

    /** The document's tree; numbers are longs, or doubles where {@code limits} admit them. */
    public static JsonNode parse(byte[] utf8, JsonLimits limits) {
        return parse(utf8, 0, utf8.length, limits);
    }

    /** Reads bytes that were kept; the same rules. */
    public static JsonNode parse(CanonicalBytes bytes, JsonLimits limits) {
        return parse(bytes.shared(), 0, bytes.size(), limits);
    }

    private static JsonNode parse(byte[] utf8, int from, int length, JsonLimits limits) {
        if (length > limits.maxBytes()) {
            throw new RefusedJson(
                    "too_large", "", "%d bytes, at most %d are read".formatted(length, limits.maxBytes()));
        }
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), decode(utf8, from, length))) {
            return new StrictJson(parser, limits).document();
        } catch (StreamConstraintsException beyond) {
            throw new RefusedJson("number_out_of_range", "", "a number has too many digits", beyond);
        } catch (JacksonException malformed) {
            throw new RefusedJson("not_json", "", place(malformed), malformed);
        }
    }

    /** In our own words: the library's speak of its switches and of where its source is. */
    private static String place(JacksonException malformed) {
        TokenStreamLocation place = malformed.getLocation();
        String where = "line %d, column %d".formatted(place.getLineNr(), place.getColumnNr());
        return malformed instanceof UnexpectedEndOfInputException
                ? "the document ends at %s, before its value does".formatted(where)
                : "the document is no JSON (RFC 8259) at %s; look at the characters before it".formatted(where);
    }

    /** Jackson's own UTF-8 reader is lenient with over-long forms and surrogates, so bytes are decoded here. */
    private static String decode(byte[] utf8, int from, int length) {
        if (length >= 3
                && utf8[from] == (byte) 0xEF
                && utf8[from + 1] == (byte) 0xBB
                && utf8[from + 2] == (byte) 0xBF) {
            throw new RefusedJson("byte_order_mark", "", "a document does not begin with a byte order mark");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder() // Reports malformed input; String's constructor would replace it.
                    .decode(ByteBuffer.wrap(utf8, from, length))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw new RefusedJson("not_utf8", "", "the document is not UTF-8", malformed);
        }
    }

    private JsonNode document() {
        JsonToken token = parser.nextToken();
        if (token == null) throw new RefusedJson("not_json", "", "the document is empty");
        JsonNode root = null;
        while (token != null) {
            JsonNode finished = accept(token);
            if (finished != null && open.isEmpty()) {
                root = finished;
                break;
            }
            token = parser.nextToken();
        }
        if (root == null) throw new RefusedJson("not_json", "", "the document ends before its value does");
        refuseTrailingData();
        return root;
    }

    private void refuseTrailingData() {
        boolean more;
        try {
            more = parser.nextToken() != null;
        } catch (JacksonException _) {
            more = true; // Whatever it is, it comes after the document.
        }
        if (more) throw new RefusedJson("trailing_data", "", "nothing may follow the document");
    }

    /** Takes one token; returns the value it completes, or null while one is open. */
    private @Nullable JsonNode accept(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> opened(JsonNodeFactory.instance.objectNode());
            case START_ARRAY -> opened(JsonNodeFactory.instance.arrayNode());
            case END_OBJECT, END_ARRAY -> open.pop();
            case PROPERTY_NAME -> {
                checkName(parser.currentName());
                yield null;
            }
            case VALUE_STRING -> attached(JsonNodeFactory.instance.stringNode(checkedText(parser.getString())));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> attached(number(parser.getString(), token));
            case VALUE_TRUE -> attached(JsonNodeFactory.instance.booleanNode(true));
            case VALUE_FALSE -> attached(JsonNodeFactory.instance.booleanNode(false));
            case VALUE_NULL -> attached(JsonNodeFactory.instance.nullNode());
            case NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalStateException("not a token of text: " + token);
        };
    }

    private @Nullable JsonNode opened(JsonNode container) {
        if (open.size() == limits.maxDepth()) {
            throw refused("too_deep", "arrays and objects nest at most %d deep".formatted(limits.maxDepth()));
        }
        attached(container);
        open.push(container);
        return null;
    }

    private JsonNode attached(JsonNode value) {
        if (++values > limits.maxValues()) {
            throw refused("too_many_values", "a document has at most %d values".formatted(limits.maxValues()));
        }
        switch (open.peek()) {
            case ObjectNode object -> object.set(parser.currentName(), value);
            case ArrayNode array -> array.add(value);
            case null, default -> {} // The root.
        }
        return value;
    }

    private void checkName(String name) {
        if (name.length() > limits.maxNameLength()) {
            throw refusedHere("name_too_long", "a name has at most %d characters".formatted(limits.maxNameLength()));
        }
        if (open.peek() instanceof ObjectNode object && object.has(name)) {
            throw refused("duplicate_name", "a name may stand only once in an object");
        }
        flaw(name).ifPresent(code -> {
            throw refusedHere(code, "a name must be whole Unicode characters in form NFC");
        });
    }

    private String checkedText(String text) {
        if (text.length() > limits.maxTextLength()) {
            throw refused("text_too_long", "a text has at most %d characters".formatted(limits.maxTextLength()));
        }
        flaw(text).ifPresent(code -> {
            throw refused(code, "text must be whole Unicode characters in form NFC");
        });
        return text;
    }

    private Optional<String> flaw(String text) {
        return limits.texts() == Texts.COMPOSED ? UnicodeText.flaw(text) : UnicodeText.loneSurrogate(text);
    }

    private JsonNode number(String digits, JsonToken token) {
        if (token == JsonToken.VALUE_NUMBER_FLOAT) {
            if (limits.numbers() == Numbers.INTEGERS) {
                throw refused("fractional_number", "only integers are numbers here; write a decimal as text");
            }
            double value = Double.parseDouble(digits);
            if (!Double.isFinite(value)) throw refused("number_out_of_range", "the number is no finite double");
            return JsonNodeFactory.instance.numberNode(value);
        }
        int magnitudeLength = digits.startsWith("-") ? digits.length() - 1 : digits.length();
        long value = magnitudeLength <= MAX_EXACT_DIGITS ? Long.parseLong(digits) : Long.MAX_VALUE;
        if (value > MAX_EXACT_INTEGER || value < -MAX_EXACT_INTEGER) {
            throw refused("number_out_of_range", "an integer is at most 2^53-1 in size");
        }
        return JsonNodeFactory.instance.numberNode(value);
    }

    private RefusedJson refused(String code, String message) {
        return new RefusedJson(code, parser.streamReadContext().pathAsPointer().toString(), message);
    }

    /** Points at the object, as the offending name would make an unbounded or unprintable pointer. */
    private RefusedJson refusedHere(String code, String message) {
        var parent = parser.streamReadContext().pathAsPointer().head();
        return new RefusedJson(code, parent == null ? "" : parent.toString(), message);
    }
}
