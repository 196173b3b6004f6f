package io.symbia.events.kernel.canonical;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;

/**
 * A decimal as text: an optional minus, digits without leading zeros, an optional fraction; no exponent, no plus, no negative zero.
 * {@code "62.40"} is one, {@code ".5"}, {@code "1e3"} and {@code "007"} are none. A JSON number never stands for a decimal here.
 */
public final class DecimalText {
    /** The same rule as a regular expression, for JSON Schema. */
    public static final String PATTERN = "^-?(0|[1-9][0-9]*)(\\.[0-9]+)?$";

    /** No amount or quantity of trade is longer; bounds the cost of arithmetic. */
    public static final int MAX_LENGTH = 40;

    private static final Pattern DECIMAL = Pattern.compile(PATTERN);

    private DecimalText() {}

    /** Parses a decimal and keeps its scale: {@code "62.40"} has two fraction digits. */
    public static BigDecimal parse(String text) {
        if (text.length() > MAX_LENGTH || !DECIMAL.matcher(text).matches()) {
            String shown = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "..." : text;
            throw new IllegalArgumentException("no decimal: \"" + shown + "\"");
        }
        BigDecimal value = new BigDecimal(text);
        if (value.signum() == 0 && text.startsWith("-")) throw new IllegalArgumentException("zero has no sign");
        return value;
    }

    /** Formats without exponent, keeping the scale; the inverse of {@link #parse} for scales of zero and more. */
    public static String format(BigDecimal value) {
        return value.toPlainString();
    }

    /** Writes a decimal property as text. */
    public static final class Writer extends ValueSerializer<BigDecimal> {
        @Override
        public void serialize(BigDecimal value, JsonGenerator json, SerializationContext context) {
            json.writeString(format(value));
        }
    }

    /** Reads a decimal property from text, and refuses a JSON number. */
    public static final class Reader extends ValueDeserializer<BigDecimal> {
        @Override
        public BigDecimal deserialize(JsonParser json, DeserializationContext context) {
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                return (BigDecimal) context.handleUnexpectedToken(BigDecimal.class, json);
            }
            String text = json.getString();
            try {
                return parse(text);
            } catch (IllegalArgumentException none) {
                return (BigDecimal) context.handleWeirdStringValue(BigDecimal.class, text, "%s", none.getMessage());
            }
        }
    }
}
