package io.symbia.client.deliveries.text;

import static java.lang.Character.UnicodeScript.HAN;
import static java.lang.Character.UnicodeScript.LATIN;

import java.lang.Character.UnicodeBlock;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/**
 * Whether a text is one that people write as a name. Text that is read in another charset than it was written in hardly ever is: its words mix
 * scripts, have letters of no alphabet, or symbols and capitals where none stand.
 */
final class Writing {
    /** Those that are written today; The Unicode Standard, chapters 7 to 18. */
    private static final Set<UnicodeScript> SCRIPTS = EnumSet.of(
            LATIN,
            UnicodeScript.GREEK,
            UnicodeScript.CYRILLIC,
            UnicodeScript.ARMENIAN,
            UnicodeScript.GEORGIAN,
            UnicodeScript.HEBREW,
            UnicodeScript.ARABIC,
            UnicodeScript.ETHIOPIC,
            UnicodeScript.THAANA,
            UnicodeScript.TIFINAGH,
            UnicodeScript.DEVANAGARI,
            UnicodeScript.BENGALI,
            UnicodeScript.GURMUKHI,
            UnicodeScript.GUJARATI,
            UnicodeScript.ORIYA,
            UnicodeScript.TAMIL,
            UnicodeScript.TELUGU,
            UnicodeScript.KANNADA,
            UnicodeScript.MALAYALAM,
            UnicodeScript.SINHALA,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.TIBETAN,
            UnicodeScript.MYANMAR,
            UnicodeScript.KHMER,
            UnicodeScript.MONGOLIAN,
            HAN);

    /** They stand beside each other in one word. */
    private static final Set<UnicodeScript> EAST_ASIAN = EnumSet.of(
            HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.BOPOMOFO, UnicodeScript.HANGUL);

    private static final int LAST_CONTROL = 0x9F;
    private static final int LATIN_EXTENDED_B = 0x180;
    private static final int FIRST_MODIFIER = 0x2B0; // Of spacing modifier letters.
    private static final int LAST_MODIFIER = 0x2FF;
    private static final int LATIN_EXTENDED_ADDITIONAL = 0x1E00; // Vietnamese and others; three bytes in UTF-8.
    private static final int FIRST_OF_THREE_BYTES = 0x800; // RFC 3629, section 3.

    /** Before U+0180, and in no alphabet of today. */
    private static final String NO_LETTERS = "\u0114\u0115\u012c\u012d\u014e\u014f\u0138\u0149\u017f";

    /** From U+0180 on: Romanian, Vietnamese, Azerbaijani, Pinyin, and languages of West Africa. */
    private static final String LETTERS =
            "\u0181\u0186\u0189\u018a\u018e\u018f\u0190\u0191\u0192\u0194\u0196\u0197\u0198\u0199\u019d\u01a0"
                    + "\u01a1\u01af\u01b0\u01b2\u01b3\u01b4\u01cd\u01ce\u01cf\u01d0\u01d1\u01d2\u01d3\u01d4\u01d5\u01d6"
                    + "\u01d7\u01d8\u01d9\u01da\u01db\u01dc\u01dd\u01e6\u01e7\u01f8\u01f9\u0218\u0219\u021a\u021b\u0232"
                    + "\u0233\u0243\u0244\u0245\u01b1"
                    + "\u0253\u0254\u0256\u0257\u0259\u025b\u0263\u0268\u0269\u0272\u0289\u028a\u028b";

    private static final String APOSTROPHES = "\u02b9\u02ba\u02bb\u02bc\u02be\u02bf"; // Letters in Uzbek and Hawaiian.

    /** Those that stand above or below letters which have no form with them, as in Yoruba. */
    private static final String MARKS =
            "\u0300\u0301\u0302\u0303\u0304\u0308\u030c\u0323\u0324\u0327\u0328\u0330\u0331";

    private static final String UNITS =
            "\u03b1\u03b2\u03b3\u03b4\u03bc\u0394\u03a9"; // One alone at an end of a Latin word.

    private static final int SARA_A = 0x0E30; // A Thai vowel that stands behind its consonant.
    private static final int LONG_VOWEL = 0x30FC; // Of hiragana and katakana, and of neither script by itself.
    private static final int HALF_WIDTH = 0xFF61; // The first of half-width katakana.
    private static final int LAST_HALF_WIDTH = 0xFF9F;

    private static final String ORDINALS = "\u00aa\u00ba";

    private static final String SMALL_ANYWHERE = ORDINALS + "\u00df\u0131"; // They have no usual capital.

    private Writing() {}

    /** Whether no name is written so: a word mixes scripts, or has letters or marks that no alphabet of today has there. */
    static boolean isOdd(String written) {
        String text = Normalizer.normalize(written, Normalizer.Form.NFC);
        int[] letters = text.codePoints().toArray();
        int begin = -1;
        for (int at = 0; at <= letters.length; at++) {
            if (at < letters.length && isNone(letters[at])) return true;
            if (at < letters.length && isOfWord(letters[at])) {
                if (begin < 0) begin = at;
                continue;
            }
            if (begin >= 0 && isOddWord(letters, begin, at)) return true;
            begin = -1;
        }
        return false;
    }

    /** A control, or a number that Unicode gives to nothing. */
    private static boolean isNone(int letter) {
        return (letter >= 0x80 && letter <= LAST_CONTROL)
                || !Character.isDefined(letter)
                || Character.getType(letter) == Character.PRIVATE_USE;
    }

    private static boolean isOfWord(int letter) {
        return Character.isLetter(letter) || isMark(letter) || isArabicSign(letter);
    }

    private static boolean isArabicSign(int letter) {
        return !Character.isDigit(letter) && UnicodeBlock.ARABIC.equals(UnicodeBlock.of(letter));
    }

    private static boolean isMark(int letter) {
        int type = Character.getType(letter);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isOddWord(int[] letters, int begin, int end) {
        if (letters[begin] == SARA_A
                || (isMark(letters[begin]) && UnicodeScript.of(letters[begin]) != UnicodeScript.INHERITED)) return true;
        Set<UnicodeScript> scripts = new HashSet<>();
        for (int at = begin; at < end; at++) {
            int letter = letters[at];
            if (ORDINALS.indexOf(letter) >= 0) {
                if (at + 1 < end) return true;
                continue;
            }
            UnicodeScript script = UnicodeScript.of(letter);
            switch (script) {
                case COMMON -> {
                    if (isArabicSign(letter)) scripts.add(UnicodeScript.ARABIC);
                    if (letter >= FIRST_MODIFIER && letter <= LAST_MODIFIER && APOSTROPHES.indexOf(letter) < 0)
                        return true;
                }
                case INHERITED -> {
                    if (UnicodeBlock.ARABIC.equals(UnicodeBlock.of(letter))) scripts.add(UnicodeScript.ARABIC);
                    else if (letter < FIRST_OF_THREE_BYTES && (at == begin || MARKS.indexOf(letter) < 0)) return true;
                }
                default -> {
                    if (script == LATIN && isNoLetter(letter)) return true;
                    scripts.add(EAST_ASIAN.contains(script) ? HAN : script);
                }
            }
        }
        if (!SCRIPTS.containsAll(scripts)) return true;
        if (scripts.size() <= 1) return isSmallRareLetterAmongCapitals(letters, begin, end);
        if (scripts.equals(Set.of(LATIN, HAN))) return !hasTwoOfHan(letters);
        return !scripts.equals(Set.of(LATIN, UnicodeScript.GREEK)) || !isUnit(letters, begin, end);
    }

    private static boolean isNoLetter(int letter) {
        if (letter < LATIN_EXTENDED_B) return NO_LETTERS.indexOf(letter) >= 0;
        return letter < LATIN_EXTENDED_ADDITIONAL && LETTERS.indexOf(letter) < 0;
    }

    /** Letters of West Africa are written small beside small ones. */
    private static boolean isSmallRareLetterAmongCapitals(int[] letters, int begin, int end) {
        int capitals = 0;
        boolean rare = false;
        for (int at = begin; at < end; at++) {
            if (Character.isUpperCase(letters[at])) capitals++;
            if (!Character.isLowerCase(letters[at])) continue;
            if (letters[at] < LATIN_EXTENDED_B || UnicodeScript.of(letters[at]) != LATIN) return false;
            rare = true;
        }
        return rare && capitals >= 2;
    }

    /** A brand in Latin letters stands before words in others; one such letter among Latin ones is an accident. */
    private static boolean hasTwoOfHan(int[] letters) {
        boolean before = false;
        for (int letter : letters) {
            boolean now = isEastAsian(letter);
            if (now && before) return true;
            before = now;
        }
        return false;
    }

    private static boolean isEastAsian(int letter) {
        return letter == LONG_VOWEL || EAST_ASIAN.contains(UnicodeScript.of(letter));
    }

    /** Whether it has two letters of three bytes in UTF-8 beside each other: hardly any bytes of another charset are such by chance. */
    static boolean hasTwoOfThreeBytes(String text) {
        int[] letters = text.codePoints().toArray();
        for (int at = 1; at < letters.length; at++) {
            if (isOfThreeBytes(letters[at - 1]) && isOfThreeBytes(letters[at])) return true;
        }
        return false;
    }

    private static boolean isOfThreeBytes(int letter) {
        return letter >= FIRST_OF_THREE_BYTES && letter < Character.MIN_SUPPLEMENTARY_CODE_POINT && isOfWord(letter);
    }

    private static boolean isUnit(int[] letters, int begin, int end) {
        int greek = 0;
        for (int at = begin; at < end; at++) {
            if (UnicodeScript.of(letters[at]) == UnicodeScript.GREEK) greek++;
        }
        return greek == 1 && (UNITS.indexOf(letters[begin]) >= 0 || UNITS.indexOf(letters[end - 1]) >= 0);
    }

    /**
     * Whether letters and symbols beyond ASCII stand where people hardly write them: a small letter in a word of capitals, a capital in one of
     * small letters, a letter behind a digit, a symbol beside a letter or another symbol. Some do, so that this alone says nothing.
     */
    static boolean isUneven(String text) {
        int[] letters = text.codePoints().toArray();
        int begin = 0;
        for (int at = 0; at <= letters.length; at++) {
            if (at < letters.length && isOfWord(letters[at])) continue;
            if (isUnevenWord(letters, begin, at)) return true;
            if (at < letters.length && isUnevenBetween(letters, at)) return true;
            begin = at + 1;
        }
        return text.codePoints().noneMatch(Character::isLetter);
    }

    /** Whether a letter stands between words: a digit, or a symbol. */
    private static boolean isUnevenBetween(int[] letters, int at) {
        int before = at == 0 ? ' ' : letters[at - 1];
        int behind = at + 1 == letters.length ? ' ' : letters[at + 1];
        if (letters[at] < 0x80) return Character.isDigit(letters[at]) && behind >= 0x80 && isOfWord(behind);
        if (before >= 0x80) return true;
        return isSymbol(letters[at]) && isOfWord(behind) && (behind >= 0x80 || isOfWord(before));
    }

    private static boolean isSymbol(int letter) {
        return switch (Character.getType(letter)) {
            case Character.MATH_SYMBOL,
                    Character.OTHER_SYMBOL,
                    Character.CURRENCY_SYMBOL,
                    Character.MODIFIER_SYMBOL,
                    Character.OTHER_NUMBER -> true;
            default -> false;
        };
    }

    /** Whether each of its letters is Latin, or of none such as a sign for millionths. */
    static boolean isLatin(String text) {
        return text.codePoints()
                .filter(Character::isLetter)
                .mapToObj(UnicodeScript::of)
                .allMatch(script -> script == LATIN || script == UnicodeScript.COMMON);
    }

    private static boolean isHalfWidth(int letter) {
        return letter >= HALF_WIDTH && letter <= LAST_HALF_WIDTH;
    }

    private static boolean isUnevenWord(int[] letters, int begin, int end) {
        int capitals = 0;
        int small = 0;
        int smallBeyond = 0;
        boolean capitalWithin = false;
        boolean smallLatin = false;
        boolean eastAsian = false;
        boolean halfWidth = false;
        for (int at = begin; at < end; at++) {
            if (isHalfWidth(letters[at])) halfWidth = true;
            else if (isEastAsian(letters[at])) eastAsian = true;
            if (Character.isUpperCase(letters[at])) {
                capitals++;
                if (letters[at] >= 0x80 && at > begin) capitalWithin = true;
            } else if (Character.isLowerCase(letters[at])) {
                small++;
                smallLatin |= UnicodeScript.of(letters[at]) == LATIN;
                if (letters[at] >= 0x80 && SMALL_ANYWHERE.indexOf(letters[at]) < 0) smallBeyond++;
            }
        }
        if ((eastAsian && (smallLatin || halfWidth)) || (halfWidth && capitals + small > 0)) return true;
        return (capitals >= 2 && small > 0 && small == smallBeyond) || (capitalWithin && small > 0);
    }
}
