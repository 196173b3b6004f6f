package io.symbia.events.words.goods;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.form.TextForm;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A code of the Harmonized System: 6 digits, or 8 or 10 where a tariff divides further. Whether the code is in a tariff's table is
 * not checked here; chapter 77 is reserved and 00 does not exist.
 */
@TextForm(pattern = "^[0-9]{6}([0-9]{2}|[0-9]{4})?$", example = "090210")
public record HsCode(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9]{6}([0-9]{2}|[0-9]{4})?");
    private static final Set<String> NO_CHAPTER = Set.of("00", "77");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public HsCode {
        if (!FORM.matcher(value).matches() || NO_CHAPTER.contains(value.substring(0, 2))) {
            throw new IllegalArgumentException(
                    "an HS code has 6, 8 or 10 digits of a chapter, found \"" + value + "\"");
        }
    }

    /** The two digits of the chapter: {@code 09} is coffee, tea and spices. */
    public String chapter() {
        return value.substring(0, 2);
    }

    /** The international part, 6 digits. */
    public HsCode hs6() {
        return new HsCode(value.substring(0, 6));
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }
}
