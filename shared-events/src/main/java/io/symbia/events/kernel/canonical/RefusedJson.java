package io.symbia.events.kernel.canonical;

import org.jspecify.annotations.Nullable;

/**
 * A document was refused. The code is stable, for programs; the message is for people and may change.
 *
 * <p>Codes of {@link StrictJson}: {@code too_large}, {@code byte_order_mark}, {@code not_utf8}, {@code not_json}, {@code
 * trailing_data}, {@code too_deep}, {@code too_many_values}, {@code name_too_long}, {@code text_too_long}, {@code duplicate_name},
 * {@code lone_surrogate}, {@code text_not_nfc}, {@code fractional_number}, {@code number_out_of_range}.
 *
 * <p>Codes of reading a document into records, and of writing them: {@code missing}, {@code unknown_field}, {@code wrong_type},
 * {@code invalid_value}, {@code instant_finer_than_millis}, and those above. Of an envelope: {@code not_canonical}, {@code
 * unknown_attribute}, {@code too_many_attributes}, {@code unknown_type}, {@code invalid_envelope}. Of disclosures: {@code
 * disclosure_malformed}, {@code disclosure_twice}, {@code disclosure_misplaced}, {@code disclosure_fits_nothing}, {@code
 * duplicate_digest}, {@code plain_value}.
 */
public final class RefusedJson extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String code;
    private final String pointer;

    /**
     * @param code    lower-case words joined by underscores
     * @param pointer RFC 6901 JSON Pointer to what was refused; empty for the whole document
     */
    public RefusedJson(String code, String pointer, String message) {
        super(message);
        this.code = code;
        this.pointer = pointer;
    }

    /** Like the other constructor, keeping the cause. */
    public RefusedJson(String code, String pointer, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.pointer = pointer;
    }

    /** The same refusal, seen from the object or array that holds the refused place under {@code name} (or an index). */
    public RefusedJson within(String name) {
        String step = "/" + name.replace("~", "~0").replace("/", "~1"); // RFC 6901 section 3
        RefusedJson outer = new RefusedJson(code, step + pointer, words(), getCause());
        outer.setStackTrace(getStackTrace());
        return outer;
    }

    public String code() {
        return code;
    }

    /** RFC 6901 JSON Pointer to the place; empty when the refusal is about the whole document. */
    public String pointer() {
        return pointer;
    }

    @Override
    public String getMessage() {
        return pointer.isEmpty() ? words() : words() + " (at " + pointer + ")";
    }

    private String words() {
        return String.valueOf(super.getMessage());
    }
}
