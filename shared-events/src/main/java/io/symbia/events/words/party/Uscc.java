package io.symbia.events.words.party;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.symbia.events.kernel.form.TextForm;

/** A unified social credit code of China (GB 32100-2015): 18 digits and letters without I, O, S, V, Z; {@code 91330100799655058B}. */
@TextForm(pattern = "^[0-9A-HJ-NPQRTUWXY]{18}$", example = "91330100799655058B")
public record Uscc(String value) {
    public static final int LENGTH = 18;

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int MODULUS = 31;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Uscc {
        if (value.length() != LENGTH || !value.chars().allMatch(character -> ALPHABET.indexOf(character) >= 0)) {
            throw new IllegalArgumentException(
                    "a USCC has 18 digits and letters without I, O, S, V, Z, found \"" + value + "\"");
        }
        char due = checkCharacter(value);
        if (value.charAt(LENGTH - 1) != due) {
            throw new IllegalArgumentException("USCC %s: check character %s is due".formatted(value, due));
        }
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }

    /** GB 32100-2015 section 4.5: weights are the powers of three modulo 31. */
    private static char checkCharacter(String value) {
        int sum = 0;
        for (int i = 0, weight = 1; i < LENGTH - 1; i++, weight = weight * 3 % MODULUS) {
            sum += ALPHABET.indexOf(value.charAt(i)) * weight;
        }
        return ALPHABET.charAt((MODULUS - sum % MODULUS) % MODULUS);
    }
}
