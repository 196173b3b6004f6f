package io.symbia.tlog.note;

import io.symbia.tlog.tree.Octets;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** UTF-8 that refuses what it cannot represent, where the JDK's short forms would put a question mark instead. */
public final class StrictUtf8 {
    private StrictUtf8() {}

    /** Decodes, and refuses bytes that are not UTF-8. */
    public static String decode(Octets octets) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets.toArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("not valid UTF-8", e);
        }
    }

    /** Encodes, and refuses half of a surrogate pair. */
    public static Octets encode(String text) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            return Octets.copyOf(encoded.array(), encoded.arrayOffset(), encoded.limit());
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("text holds half of a surrogate pair", e);
        }
    }

    /** Refuses half of a surrogate pair, as {@link #encode} does, and costs less: whoever sends many lines has each of them looked at. */
    public static void requireEncodable(String text) {
        boolean isOpen = false; // Whether the unit before was the first half of a pair.
        boolean isWhole = true;
        for (int index = 0; index < text.length(); index++) {
            char unit = text.charAt(index);
            isWhole &= isOpen == Character.isLowSurrogate(unit);
            isOpen = Character.isHighSurrogate(unit);
        }
        if (!isWhole || isOpen) throw new IllegalArgumentException("text holds half of a surrogate pair");
    }

    /** Whether a text has a control character other than one that is allowed. */
    static boolean hasControl(String text, char allowed) {
        for (int index = 0; index < text.length(); index++) {
            char unit = text.charAt(index);
            if (unit < ' ' && unit != allowed) return true;
        }
        return false;
    }
}
