package io.symbia.events.kernel.canonical;

import java.util.Arrays;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes JSON in the one form of RFC 8785 (JSON Canonicalization Scheme): no white space, names sorted by UTF-16 code units, the
 * shortest escapes, numbers as ECMAScript writes them.
 *
 * <p>Example: {@code { "b": 1e2, "a": "tea" }} becomes {@code {"a":"tea","b":100}}.
 */
public final class CanonicalJson {
    /** Bounds the stack that writing takes; no document we read is a tenth as deep. */
    public static final int MAX_DEPTH = 500;

    private static final long MAX_EXACT_INTEGER =
            (1L << 53) - 1; // RFC 8785 section 3.2.2.3 writes doubles; beyond, longs differ.
    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};

    private final ByteSink sink = new ByteSink();

    private CanonicalJson() {}

    /**
     * The canonical bytes of a tree.
     *
     * @throws IllegalArgumentException for what has no canonical form: a lone surrogate, a number that is neither a finite double
     *     nor an integer within 2^53-1, a node that is not JSON, a tree deeper than {@link #MAX_DEPTH}
     */
    public static CanonicalBytes format(JsonNode tree) {
        CanonicalJson writer = new CanonicalJson();
        writer.write(tree, 0);
        return CanonicalBytes.ofOwned(writer.sink.toArray());
    }

    private void write(JsonNode node, int depth) {
        if (depth > MAX_DEPTH) throw new IllegalArgumentException("deeper than " + MAX_DEPTH);
        switch (node.getNodeType()) {
            case OBJECT -> writeObject((ObjectNode) node, depth);
            case ARRAY -> writeArray((ArrayNode) node, depth);
            case STRING -> writeText(node.stringValue());
            case NUMBER -> writeNumber(node);
            case BOOLEAN -> sink.append(node.booleanValue() ? TRUE : FALSE);
            case NULL -> sink.append(NULL);
            case BINARY, MISSING, POJO -> throw new IllegalArgumentException("no JSON value: " + node.getNodeType());
        }
    }

    private void writeObject(ObjectNode object, int depth) {
        String[] names = object.propertyNames().toArray(String[]::new);
        Arrays.sort(names); // String compares UTF-16 code units, as section 3.2.3 asks.
        sink.append('{');
        for (int i = 0; i < names.length; i++) {
            if (i > 0) sink.append(',');
            writeText(names[i]);
            sink.append(':');
            write(object.get(names[i]), depth + 1);
        }
        sink.append('}');
    }

    private void writeArray(ArrayNode array, int depth) {
        sink.append('[');
        for (int i = 0; i < array.size(); i++) {
            if (i > 0) sink.append(',');
            write(array.get(i), depth + 1);
        }
        sink.append(']');
    }

    /** Section 3.2.2.2: the two-letter escapes where there is one, {@code \\u00xx} for other controls, everything else as it is. */
    private void writeText(String text) {
        sink.append('"');
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '"' -> sink.appendAscii("\\\"");
                case '\\' -> sink.appendAscii("\\\\");
                case '\b' -> sink.appendAscii("\\b");
                case '\t' -> sink.appendAscii("\\t");
                case '\n' -> sink.appendAscii("\\n");
                case '\f' -> sink.appendAscii("\\f");
                case '\r' -> sink.appendAscii("\\r");
                default -> i = writeCharacter(text, i, character);
            }
        }
        sink.append('"');
    }

    /** Writes the character at {@code index}; returns the index of its last UTF-16 unit. */
    private int writeCharacter(String text, int index, char character) {
        if (character < 0x20) {
            sink.appendAscii("\\u00");
            sink.append(Character.forDigit(character >> 4, 16));
            sink.append(Character.forDigit(character & 0xF, 16));
        } else if (character < 0x80) {
            sink.append(character);
        } else if (!Character.isSurrogate(character)) {
            sink.appendCodePoint(character);
        } else {
            int codePoint = text.codePointAt(index);
            if (!Character.isSupplementaryCodePoint(codePoint)) throw new IllegalArgumentException("lone surrogate");
            sink.appendCodePoint(codePoint);
            return index + 1;
        }
        return index;
    }

    private void writeNumber(JsonNode node) {
        switch (node.numberType()) {
            case INT, LONG -> {
                long value = node.longValue();
                if (value > MAX_EXACT_INTEGER || value < -MAX_EXACT_INTEGER) {
                    throw new IllegalArgumentException("integer beyond 2^53-1: " + value);
                }
                sink.appendAscii(Long.toString(value));
            }
            case FLOAT, DOUBLE -> sink.appendAscii(EcmaScriptNumber.format(node.doubleValue()));
            case BIG_INTEGER, BIG_DECIMAL ->
                throw new IllegalArgumentException("a decimal is written as text, not as a number");
        }
    }
}
