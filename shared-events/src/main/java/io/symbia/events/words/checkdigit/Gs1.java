package io.symbia.events.words.checkdigit;

import java.util.regex.Pattern;

/** The check digit of GS1 keys (GS1 General Specifications section 7.9.1): weights 3 and 1 from the right, modulo 10. */
public final class Gs1 {
    private static final Pattern CSET_82 = Pattern.compile("[!\"%&'()*+,\\-./0-9:;<=>?A-Z_a-z]{1,20}");

    private Gs1() {}

    /**
     * Returns {@code digits} if it has {@code length} digits and the last is the check digit of the others.
     *
     * @param key the name of the identifier, for the message
     */
    public static String require(String key, String digits, int length) {
        Digits.require(key, digits, length);
        int due = checkDigit(digits.substring(0, length - 1));
        if (digits.charAt(length - 1) - '0' != due) {
            throw new IllegalArgumentException("%s %s: check digit %d is due".formatted(key, digits, due));
        }
        return digits;
    }

    /** The check digit that follows {@code digits}. */
    public static int checkDigit(String digits) {
        int sum = 0;
        for (int i = digits.length() - 1, weight = 3; i >= 0; i--, weight = 4 - weight) {
            sum += (digits.charAt(i) - '0') * weight;
        }
        return (10 - sum % 10) % 10;
    }

    /** Returns {@code text} if it is 1 to 20 characters of set 82 (GS1 General Specifications section 7.11), as lots and serials are. */
    public static String requireCset82(String key, String text) {
        if (!CSET_82.matcher(text).matches()) {
            throw new IllegalArgumentException(key + " has 1 to 20 characters of GS1 set 82, found \"" + text + "\"");
        }
        return text;
    }
}
