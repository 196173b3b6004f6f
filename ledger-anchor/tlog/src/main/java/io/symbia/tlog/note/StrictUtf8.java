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
}
