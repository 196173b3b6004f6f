package io.symbia.client.deliveries.names;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A text in capitals, which do not say which small letter was meant. A capital {@code I} is that of {@code i} and of the Turkish {@code ı};
 * {@code SS} is, in a word all in capitals, {@code ss} or {@code ß}. {@code İ} and {@code ẞ} are the capitals of {@code i} and {@code ß} alone.
 *
 * @param letters the text, with {@code I} for {@code İ} and {@code SS} for {@code ẞ}
 * @param meant   beside each letter which small one is meant, where there are two
 */
record Capitals(String letters, String meant) {
    private static final char DOTLESS_SMALL = '\u0131';
    private static final char DOTTED_CAPITAL = '\u0130';
    private static final char DOT_ABOVE =
            '\u0307'; // Behind an i, where a program has made small letters of a dotted capital.
    private static final char SHARP_SMALL = '\u00DF';
    private static final char SHARP_CAPITAL = '\u1E9E';

    private static final char EITHER = '?';
    private static final char ONLY = '.'; // There is one small letter.

    /** Writes a word, or several, in small letters. */
    static Capitals of(String text) {
        String word = Normalizer.normalize(text, Normalizer.Form.NFC);
        boolean allCapitals = word.codePoints().noneMatch(Character::isLowerCase);
        StringBuilder letters = new StringBuilder();
        StringBuilder meant = new StringBuilder();
        int before = 0;
        for (int letter : word.codePoints().toArray()) {
            switch (letter) {
                case 'I' -> add(letters, "I", meant, EITHER);
                case 'i', DOTTED_CAPITAL -> add(letters, "I", meant, 'i');
                case DOTLESS_SMALL -> add(letters, "I", meant, DOTLESS_SMALL);
                case 'S', 's' -> add(letters, "S", meant, allCapitals ? EITHER : 's');
                case SHARP_SMALL, SHARP_CAPITAL -> add(letters, "SS", meant, SHARP_SMALL);
                default -> {
                    boolean isDotOfI = letter == DOT_ABOVE && before == 'i';
                    if (!isDotOfI) add(letters, capital(letter), meant, ONLY);
                }
            }
            before = letter;
        }
        return new Capitals(letters.toString(), meant.toString());
    }

    /** The capital of the small letter: several capitals may share one, such as the two of the Greek theta. */
    private static String capital(int letter) {
        return Character.toString(Character.toLowerCase(letter)).toUpperCase(Locale.ROOT);
    }

    private static void add(StringBuilder letters, String capitals, StringBuilder meant, char which) {
        letters.append(capitals);
        meant.repeat(which, capitals.length());
    }

    /** Whether it has a sharp s where a text of the same letters has {@code SS}, which mostly is that of two others. */
    boolean isSharperThan(Capitals other) {
        for (int place = 0; place < meant.length(); place++) {
            if (meant.charAt(place) == SHARP_SMALL && other.meant.charAt(place) == EITHER) return true;
        }
        return false;
    }

    /** Whether both may be one word: each letter is the same, or one of them does not say which is meant. */
    boolean mayBe(Capitals other) {
        if (!letters.equals(other.letters)) return false;
        for (int place = 0; place < meant.length(); place++) {
            char one = meant.charAt(place);
            char another = other.meant.charAt(place);
            if (one != another && one != EITHER && another != EITHER) return false;
        }
        return true;
    }
}
