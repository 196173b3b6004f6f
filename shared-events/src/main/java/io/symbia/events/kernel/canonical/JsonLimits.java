package io.symbia.events.kernel.canonical;

/**
 * How much a document may ask of its reader.
 *
 * @param maxBytes      greatest size of the document in bytes
 * @param maxDepth      greatest number of arrays and objects inside one another; a bare value has depth 0
 * @param maxNameLength greatest length of a property's name, in UTF-16 units
 * @param maxTextLength greatest length of a text, in UTF-16 units
 * @param maxValues     greatest number of values, containers included
 * @param numbers       which numbers are accepted
 * @param texts         which text is accepted
 */
public record JsonLimits(
        int maxBytes, int maxDepth, int maxNameLength, int maxTextLength, int maxValues, Numbers numbers, Texts texts) {

    /** Which JSON numbers are accepted. */
    public enum Numbers {
        /** Integers within 2^53-1 only: what has a fraction is money or a quantity and belongs into a decimal string. */
        INTEGERS,
        /** Every finite IEEE 754 double; integers still only within 2^53-1, as every reader can hold those exactly. */
        DOUBLES
    }

    /** Which text is accepted. */
    public enum Texts {
        /** Whole characters in form NFC, as Unicode is where this runs. */
        COMPOSED,
        /** Whole characters: whether they are in form NFC depends on the version of Unicode, and what is sealed is read for ever. */
        WHOLE
    }

    /** What a service accepts from outside. An order of a thousand lines has about 200 kB. */
    public static final JsonLimits DOOR =
            new JsonLimits(1_048_576, 32, 128, 16_384, 100_000, Numbers.INTEGERS, Texts.COMPOSED);

    /**
     * What an event may have; text is judged where it comes in, and where it is sealed. Half of a Kafka record's 1,048,588 bytes (the broker's
     * default {@code message.max.bytes}); the other
     * half is for the disclosures in its headers.
     */
    public static final JsonLimits EVENT =
            new JsonLimits(524_288, 32, 128, 16_384, 100_000, Numbers.INTEGERS, Texts.WHOLE);

    public JsonLimits {
        if (maxBytes < 1 || maxDepth < 0 || maxNameLength < 1 || maxTextLength < 1 || maxValues < 1) {
            throw new IllegalArgumentException("limits must be positive");
        }
        if (maxDepth > CanonicalJson.MAX_DEPTH) {
            throw new IllegalArgumentException("maxDepth must be <= " + CanonicalJson.MAX_DEPTH);
        }
    }

    /** The same limits with another rule for numbers. */
    public JsonLimits with(Numbers other) {
        return new JsonLimits(maxBytes, maxDepth, maxNameLength, maxTextLength, maxValues, other, texts);
    }
}
