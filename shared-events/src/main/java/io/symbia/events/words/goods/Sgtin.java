package io.symbia.events.words.goods;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.form.TextForm;
import io.symbia.events.words.checkdigit.Gs1;

/**
 * One single item: its GTIN and its serial number (GS1 application identifiers 01 and 21). The text is that of an element string in
 * brackets: {@code (01)09506000134352(21)000123}.
 *
 * @param serial 1 to 20 characters of GS1 set 82
 */
@TextForm(pattern = "^\\(01\\)[0-9]{14}\\(21\\).{1,20}$", example = "(01)09506000134352(21)000123")
public record Sgtin(Gtin gtin, String serial) {
    private static final String GTIN_PREFIX = "(01)";
    private static final String SERIAL_PREFIX = "(21)";
    private static final int SERIAL_INDEX = GTIN_PREFIX.length() + Gtin.LENGTH;

    public Sgtin {
        Gs1.requireCset82("a serial number", serial);
    }

    /** Parses the text, the inverse of {@link #toString()}. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Sgtin parse(String text) {
        if (!text.startsWith(GTIN_PREFIX) || !text.startsWith(SERIAL_PREFIX, SERIAL_INDEX)) {
            throw new IllegalArgumentException("an item is (01)<gtin>(21)<serial>, found \"" + text + "\"");
        }
        Gtin gtin = new Gtin(text.substring(GTIN_PREFIX.length(), SERIAL_INDEX));
        return new Sgtin(gtin, text.substring(SERIAL_INDEX + SERIAL_PREFIX.length()));
    }

    @Override
    @JsonValue
    public String toString() {
        return GTIN_PREFIX + gtin + SERIAL_PREFIX + serial;
    }
}
