package io.symbia.events.kernel.canonical;

import java.text.Normalizer;
import java.util.Optional;

/** What text must be so that two readers hold the same text: whole characters (RFC 8259 section 8.2), in form NFC. */
public final class UnicodeText {
    private static final char FIRST_COMBINING = '\u0300'; // UAX 15: all text below U+0300 is in form NFC.
    private static final Optional<String> LONE_SURROGATE = Optional.of("lone_surrogate");
    private static final Optional<String> NOT_NFC = Optional.of("text_not_nfc");

    private UnicodeText() {}

    /** The code of what is wrong with {@code text}: {@code lone_surrogate}, {@code text_not_nfc}, or nothing. */
    public static Optional<String> flaw(String text) {
        Optional<String> lone = loneSurrogate(text);
        if (lone.isPresent()) return lone;
        boolean isSimple = text.chars().allMatch(character -> character < FIRST_COMBINING);
        return isSimple || Normalizer.isNormalized(text, Normalizer.Form.NFC) ? Optional.empty() : NOT_NFC;
    }

    /** The code {@code lone_surrogate} if half of a character is in {@code text}. */
    static Optional<String> loneSurrogate(String text) {
        char before = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (Character.isHighSurrogate(before) != Character.isLowSurrogate(character)) return LONE_SURROGATE;
            before = character;
        }
        return Character.isHighSurrogate(before) ? LONE_SURROGATE : Optional.empty();
    }

    /** Returns {@code text}, or refuses it with the code of its flaw. */
    public static String requireInterchangeable(String text) {
        flaw(text).ifPresent(code -> {
            throw new RefusedJson(code, "", "text must be whole Unicode characters in form NFC");
        });
        return text;
    }
}
