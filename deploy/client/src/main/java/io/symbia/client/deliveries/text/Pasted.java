package io.symbia.client.deliveries.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.Optional;

/**
 * Text in UTF-8 that was pasted into a file of another charset, so that each of its letters reads as two or three others. Some words of another
 * charset are text in UTF-8 by chance, such as the Polish one for company in capitals, and in UTF-8 are none that anybody writes.
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
        if (!charset.newEncoder().canEncode(text)) return Optional.empty(); // Its marks were composed when it was read.
        boolean oneByte = charset.newEncoder().maxBytesPerChar() == 1;
        return TextFile.decoded(text.getBytes(charset), UTF_8)
                .filter(written -> !written.equals(text) && isBeyondAscii(written) && !Writing.isOdd(written))
                // Two letters of an Asian charset are two bytes each, and one of five or ten is text in UTF-8 by
                // chance.
                .filter(written ->
                        oneByte ? isMorePlausible(written, text) : Writing.isOdd(text) || isOfThreeBytes(written));
    }

    /** Whether a text has characters that are not the same in most charsets. */
    public static boolean isBeyondAscii(String text) {
        return text.chars().anyMatch(one -> one >= 0x80);
    }

    private static boolean isOfThreeBytes(String text) {
        return text.codePoints().allMatch(one -> one < 0x80 || one >= FIRST_OF_THREE_BYTES);
    }

    /** Capitals in UTF-8 may read as capitals of another alphabet; small letters, and those of other scripts, never do as a word. */
    private static boolean isMorePlausible(String written, String text) {
        if (Writing.isOdd(text) || Writing.isUneven(text)) return true;
        return Writing.isLatin(text) && Writing.isLatin(written) && !Writing.isUneven(written);
    }
}
