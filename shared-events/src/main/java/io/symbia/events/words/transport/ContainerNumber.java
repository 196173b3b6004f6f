package io.symbia.events.words.transport;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.form.TextForm;
import java.util.regex.Pattern;

/** The number of a freight container (ISO 6346): owner, category U, J or Z, six digits, check digit; {@code CSQU3054383}. */
@TextForm(pattern = "^[A-Z]{3}[UJZ][0-9]{7}$", example = "CSQU3054383")
public record ContainerNumber(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Z]{3}[UJZ][0-9]{7}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ContainerNumber {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a container has 4 letters (the last U, J or Z) and 7 digits, found \"" + value + "\"");
        }
        int due = checkDigit(value);
        if (value.charAt(10) - '0' != due) {
            throw new IllegalArgumentException("container %s: check digit %d is due".formatted(value, due));
        }
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }

    /** ISO 6346 annex A: values times powers of two, modulo 11, ten counting as zero; letters count from 10 without multiples of 11. */
    private static int checkDigit(String value) {
        int sum = 0;
        for (int i = 0; i < 10; i++) sum += valueOf(value.charAt(i)) << i;
        return sum % 11 % 10;
    }

    private static int valueOf(char character) {
        int counted = Character.digit(character, 36);
        if (counted < 10) return counted;
        return counted + (counted - 1) / 10; // A is 10, B 12, K 21, L 23, U 32, V 34.
    }
}
