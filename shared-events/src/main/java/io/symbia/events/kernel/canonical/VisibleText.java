package io.symbia.events.kernel.canonical;

/**
 * Text that says what it shows: no control characters, none that only direct how others are drawn, and something to see. Asked where
 * text comes in and where it is sealed, never where it is read.
 */
public final class VisibleText {
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C; // Within Persian words.
    private static final int ZERO_WIDTH_JOINER = 0x200D; // Within words of Indic scripts, and between signs.

    private VisibleText() {}

    /**
     * Returns a text of one line, such as a name. No space stands around it: two names would look alike.
     *
     * @param what it is, for the message
     */
    public static String requireLine(String what, String text) {
        require(what, text, false);
        if (text.isEmpty()) return text;
        if (isSpace(text.codePointAt(0)) || isSpace(text.codePointBefore(text.length()))) {
            throw new IllegalArgumentException(what + " begins or ends with a space; write it without");
        }
        return text;
    }

    /** Returns a text that may have lines and tabs. */
    public static String requireLines(String what, String text) {
        return require(what, text, true);
    }

    private static String require(String what, String text, boolean lines) {
        boolean seen = text.isEmpty();
        int before = ' ';
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int character = text.codePointAt(at);
            int end = at + Character.charCount(character);
            int after = end < text.length() ? text.codePointAt(end) : ' ';
            boolean joins = isJoiner(character) && isJoined(before) && isJoined(after);
            boolean ends = character == '\n' || (character == '\r' && after == '\n');
            boolean breaks = lines && (ends || character == '\t');
            if (isHidden(character) && !joins && !breaks) {
                throw new IllegalArgumentException(
                        "%s has the invisible character U+%04X; write it without".formatted(what, character));
            }
            seen |= !isSpace(character) && !isHidden(character);
            before = character;
        }
        if (!seen) throw new IllegalArgumentException(what + " shows nothing");
        return text;
    }

    private static boolean isHidden(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> isBlank(character);
        };
    }

    /** Characters that count as letters or signs, and show nothing. */
    private static boolean isBlank(int character) {
        return switch (character) {
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0 -> true;
            default -> false;
        };
    }

    private static boolean isJoiner(int character) {
        return character == ZERO_WIDTH_NON_JOINER || character == ZERO_WIDTH_JOINER;
    }

    /** Latin letters stand beside each other with or without a joiner. */
    private static boolean isJoined(int character) {
        return !isSpace(character)
                && !isHidden(character)
                && Character.UnicodeScript.of(character) != Character.UnicodeScript.LATIN;
    }

    private static boolean isSpace(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }
}
