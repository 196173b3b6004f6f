package io.symbia.tlog.note;

/** The rule for names of keys: c2sp.org/signed-note, "Format". */
final class KeyName {
    private static final int NEXT_LINE = 0x85; // A Unicode space that the JDK counts as a control character.

    private KeyName() {}

    /** "Key names MUST be non-empty and MUST NOT contain any Unicode spaces or plus (U+002B) characters." */
    static void require(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("the name of a key is empty");
        }
        if (name.codePoints().anyMatch(KeyName::isForbidden)) {
            throw new IllegalArgumentException("the name of a key has a space, a plus or a control character");
        }
        StrictUtf8.encode(name); // "Signed notes MUST be valid UTF-8".
    }

    private static boolean isForbidden(int codePoint) {
        return codePoint == '+'
                || codePoint < ' '
                || codePoint == NEXT_LINE
                || Character.isWhitespace(codePoint)
                || Character.isSpaceChar(codePoint);
    }
}
