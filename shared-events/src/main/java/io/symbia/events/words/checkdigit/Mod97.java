package io.symbia.events.words.checkdigit;

/** ISO 7064 MOD 97-10 over letters and digits, a letter counting as 10 to 35: LEI, IBAN and creditor references. */
public final class Mod97 {
    private Mod97() {}

    /**
     * The remainder of {@code text} modulo 97; valid identifiers give 1.
     *
     * @param text digits and upper-case letters
     */
    public static int remainder(String text) {
        int remainder = 0;
        for (int i = 0; i < text.length(); i++) {
            int value = Character.digit(text.charAt(i), 36);
            remainder = (value < 10 ? remainder * 10 + value : remainder * 100 + value) % 97;
        }
        return remainder;
    }

    /** Refuses text whose remainder is not 1. */
    public static void require(String key, String shown, String text) {
        if (remainder(text) != 1) {
            throw new IllegalArgumentException("%s %s: check digits do not fit".formatted(key, shown));
        }
    }
}
