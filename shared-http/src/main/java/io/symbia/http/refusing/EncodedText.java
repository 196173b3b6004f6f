package io.symbia.http.refusing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-encoded text (RFC 3986, section 2.1), of which this house asks that it be UTF-8. */
final class EncodedText {
    private static final int HEX = 16;

    private EncodedText() {}

    /** What may be wrong with such a text. */
    enum Flaw {
        NONE,
        /** A percent sign that is not before two hexadecimal digits. */
        NOT_ENCODED,
        /** The bytes that it stands for are not UTF-8. */
        NOT_UTF8
    }

    /** What is wrong with a text of ASCII characters. */
    static Flaw flaw(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '%') {
                bytes.write(c);
                continue;
            }
            if (i + 2 >= text.length()) return Flaw.NOT_ENCODED;
            int high = Character.digit(text.charAt(++i), HEX);
            int low = Character.digit(text.charAt(++i), HEX);
            if (high < 0 || low < 0) return Flaw.NOT_ENCODED;
            bytes.write(high * HEX + low);
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray()));
            return Flaw.NONE;
        } catch (CharacterCodingException malformed) {
            return Flaw.NOT_UTF8;
        }
    }
}
