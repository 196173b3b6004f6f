package io.symbia.verifier.statement;

import java.util.Locale;

/**
 * Text from evidence, fit to be shown: what is invisible or turns the direction of writing is written as a number, and text that holds
 * letters written from right to left stands between isolates (Unicode Annex 9), so that it moves nothing beside it. The table of code
 * points is fixed and depends on no version of Unicode.
 */
public final class Printable {
    private static final char ISOLATE = '\u2068'; // First strong isolate
    private static final char POP = '\u2069'; // Pop directional isolate

    private Printable() {}

    /** The text; {@code \} is written as a number too, so two texts are never shown alike. */
    public static String of(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> {
            if (codePoint == '\\' || Words.hidden().contains(codePoint)) {
                shown.append(String.format(Locale.ROOT, "\\u{%x}", codePoint));
            } else {
                shown.appendCodePoint(codePoint);
            }
        });
        boolean turns = text.codePoints().anyMatch(Words.rightToLeft()::contains);
        return turns ? ISOLATE + shown.toString() + POP : shown.toString();
    }
}
