package io.symbia.events.words.party;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.form.TextForm;
import io.symbia.events.words.checkdigit.Mod97;
import java.util.Set;
import java.util.regex.Pattern;

/** A legal entity identifier (ISO 17442): 18 letters and digits and two check digits; {@code 529900T8BM49AURSDO55}. */
@TextForm(pattern = "^[A-Z0-9]{18}[0-9]{2}$", example = "529900T8BM49AURSDO55")
public record Lei(String value) {
    private static final Set<String> NO_CHECK_DIGITS = Set.of("00", "01", "99");
    private static final int CHECK_DIGITS_AT = 18;
    private static final Pattern FORM = Pattern.compile("[A-Z0-9]{18}[0-9]{2}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Lei {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "an LEI has 20 letters and digits, the last two digits, found \"" + value + "\"");
        }
        Mod97.require("LEI", value, value);
        if (NO_CHECK_DIGITS.contains(value.substring(CHECK_DIGITS_AT))) { // ISO 7064 gives 02 to 98.
            throw new IllegalArgumentException("LEI " + value + ": its check digits are never given");
        }
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }
}
