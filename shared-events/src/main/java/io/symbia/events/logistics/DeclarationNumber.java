package io.symbia.events.logistics;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.form.TextForm;
import java.util.regex.Pattern;

/**
 * The number that customs gave to a declaration, for example a European MRN, {@code 26NL0008517A3B2C4R}.
 *
 * @param value 1 to 35 characters (WCO data model: an..35), letters, digits, {@code . _ / -}
 */
@TextForm(pattern = "^[A-Za-z0-9][A-Za-z0-9._/-]{0,34}$", example = "26NL0008517A3B2C4R")
public record DeclarationNumber(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,34}");

    /** Refuses what no customs office issues. */
    @JsonCreator
    public DeclarationNumber {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a declaration number is 1 to 35 of A-Z a-z 0-9 . _ / -");
        }
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
