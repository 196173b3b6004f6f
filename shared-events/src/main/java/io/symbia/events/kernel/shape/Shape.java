package io.symbia.events.kernel.shape;

import io.symbia.events.kernel.canonical.RefusedJson;
import io.symbia.events.kernel.privacy.DisclosureReader;
import io.symbia.events.kernel.privacy.DisclosureWriter;
import java.time.LocalDate;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How the values of one Java type are written as JSON and read back. */
public sealed interface Shape permits Shape.IntegerShape, Shape.FlagShape, TextShape, ListShape, RecordShape {
    /** The JSON of {@code value}; its confidential parts go to {@code disclosures}, and their digests into the JSON. */
    JsonNode write(Object value, DisclosureWriter disclosures);

    /**
     * The value that {@code json} stands for; confidential parts are those found in {@code disclosures}, the others are withheld.
     *
     * @throws RefusedJson with a pointer to the place that does not fit
     */
    Object read(JsonNode json, DisclosureReader disclosures);

    /**
     * Refuses a value that may not be written, without writing it.
     *
     * @param on the day of the fact; empty where the value was agreed before and is only held
     * @throws RefusedJson with a pointer to the part that may not
     */
    default void requireValid(Object value, Optional<LocalDate> on) {}

    /** The JSON Schema (draft 2020-12) of what {@link #write} gives. */
    ObjectNode schema();

    /** An {@code int} or a {@code long} within 2^53-1, which every JSON reader holds exactly (RFC 7493 section 2.2). */
    enum IntegerShape implements Shape {
        INT(Integer.MIN_VALUE, Integer.MAX_VALUE),
        LONG(-((1L << 53) - 1), (1L << 53) - 1);

        private final long min;
        private final long max;

        IntegerShape(long min, long max) {
            this.min = min;
            this.max = max;
        }

        @Override
        public JsonNode write(Object value, DisclosureWriter disclosures) {
            long number = ((Number) value).longValue();
            requireRange(number);
            return JsonNodeFactory.instance.numberNode(number);
        }

        @Override
        public Object read(JsonNode json, DisclosureReader disclosures) {
            if (!json.isIntegralNumber()) throw new RefusedJson("wrong_type", "", "an integer is due");
            if (!json.canConvertToLong()) throw new RefusedJson("number_out_of_range", "", "the integer is too large");
            long number = json.longValue();
            requireRange(number);
            return this == INT ? (Object) (int) number : (Object) number;
        }

        @Override
        public ObjectNode schema() {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("type", "integer")
                    .put("minimum", min)
                    .put("maximum", max);
        }

        private void requireRange(long number) {
            if (number < min || number > max) {
                throw new RefusedJson("number_out_of_range", "", "%d is not in [%d, %d]".formatted(number, min, max));
            }
        }
    }

    /** A {@code boolean}. */
    enum FlagShape implements Shape {
        FLAG;

        @Override
        public JsonNode write(Object value, DisclosureWriter disclosures) {
            return JsonNodeFactory.instance.booleanNode((Boolean) value);
        }

        @Override
        public Object read(JsonNode json, DisclosureReader disclosures) {
            if (!json.isBoolean()) throw new RefusedJson("wrong_type", "", "true or false is due");
            return json.booleanValue();
        }

        @Override
        public ObjectNode schema() {
            return JsonNodeFactory.instance.objectNode().put("type", "boolean");
        }
    }
}
