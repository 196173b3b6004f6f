package io.symbia.client.deliveries.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.Optional;

/**
 * Text in UTF-8 that was pasted into a file of another charset, so that each of its letters reads as two or three others. Some words of another
 * charset are text in UTF-8 by chance, such as the Polish one for company in capitals: it would have a Cyrillic letter among Latin ones.
 */
public final class Pasted {
    private static final int FIRST_OF_THREE_BYTES = 0x800; // RFC 3629, section 3.

    private Pasted() {}

    /** Whether a text that was read in a charset was written in UTF-8. */
    public static boolean isOfUtf8(String text, Charset charset) {
        return inUtf8(text, charset).isPresent();
    }

    /** The text that was written in UTF-8 and read in a charset; nothing where it was written in that charset. */
    public static Optional<String> inUtf8(String text, Charset charset) {
        if (!isBeyondAscii(text) || !TextFile.isAsciiBased(charset)) return Optional.empty();
        boolean oneByte = charset.newEncoder().maxBytesPerChar() == 1;
        return TextFile.decoded(text.getBytes(charset), UTF_8)
                .filter(written -> !written.equals(text) && isBeyondAscii(written) && !mixesScripts(written))
                // Two letters of an Asian charset are two bytes each, and one of five or ten is text in UTF-8 by
                // chance.
                .filter(written -> oneByte || mixesScripts(text) || isOfThreeBytes(written));
    }

    /** Whether a text has characters that are not the same in most charsets. */
    public static boolean isBeyondAscii(String text) {
        return text.chars().anyMatch(one -> one >= 0x80);
    }

    private static boolean isOfThreeBytes(String text) {
        return text.codePoints().allMatch(one -> one < 0x80 || one >= FIRST_OF_THREE_BYTES);
    }

    /** Whether a word has Latin letters and others. */
    private static boolean mixesScripts(String text) {
        boolean latin = false;
        boolean other = false;
        for (int letter : text.codePoints().toArray()) {
            if (!Character.isLetter(letter)) {
                latin = false;
                other = false;
                continue;
            }
            switch (Character.UnicodeScript.of(letter)) {
                case LATIN -> latin = true;
                case COMMON, INHERITED -> {}
                default -> other = true;
            }
            if (latin && other) return true;
        }
        return false;
    }
}
