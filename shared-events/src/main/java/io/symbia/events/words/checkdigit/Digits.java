package io.symbia.events.words.checkdigit;

/** Text of decimal digits. */
public final class Digits {
    private Digits() {}

    /** Returns {@code text} if it is exactly {@code length} ASCII digits. */
    public static String require(String key, String text, int length) {
        if (text.length() != length || !isDigits(text)) {
            throw new IllegalArgumentException("%s has %d digits, found \"%s\"".formatted(key, length, text));
        }
        return text;
    }

    /** Whether {@code text} is ASCII digits only; true for the empty text. */
    public static boolean isDigits(String text) {
        return text.chars().allMatch(character -> character >= '0' && character <= '9');
    }

    /** Whether {@code text} is zeros only. */
    public static boolean isZero(String text) {
        return text.chars().allMatch(character -> character == '0');
    }

    /** The sum of digits times weights, one weight a digit, from the left. */
    public static int weightedSum(String digits, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) sum += (digits.charAt(i) - '0') * weights[i];
        return sum;
    }
}
