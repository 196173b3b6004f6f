package io.symbia.client.deliveries.text;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How the first name of a file with letters beyond ASCII would read, charset by charset. Most bytes are text in many charsets, and only who
 * knows the name sees which one is meant.
 */
final class Readings {
    /** As spreadsheets save them, for Western, Central European, Cyrillic, Greek, Turkish, Arabic, Chinese, Japanese and Korean; DOS and Macs of old. */
    private static final List<String> CHARSETS = List.of(
            "windows-1252",
            "windows-1250",
            "windows-1251",
            "windows-1253",
            "windows-1254",
            "windows-1256",
            "GB18030",
            "Big5",
            "Shift_JIS",
            "EUC-KR",
            "IBM850",
            "x-MacRoman");

    /** They end a cell. No charset here has them within a letter. */
    private static final String BOUNDS = ",;\t\"\r\n";

    private static final int MAX_LETTERS = 40; // Shown of a name.

    private Readings() {}

    /** The rest of a sentence that says that the charset has to be named; nothing where none of those known here reads the file. */
    static String of(byte[] bytes) {
        int first = 0;
        while (first < bytes.length && bytes[first] >= 0) first++;
        byte[] name = around(bytes, first);
        List<String> readings = CHARSETS.stream()
                .filter(Charset::isSupported)
                .flatMap(charset -> reading(bytes, name, charset).stream())
                .toList();
        if (readings.isEmpty()) return " with --charset";
        long line = lines(bytes, first);
        return readings.stream()
                .collect(Collectors.joining(
                        ", ",
                        ": line " + line + " reads ",
                        "; look which of them it says, and where none is right save it in UTF-8"));
    }

    private static byte[] around(byte[] bytes, int place) {
        int begin = place;
        while (begin > 0 && BOUNDS.indexOf(bytes[begin - 1]) < 0) begin--;
        int end = place;
        while (end < bytes.length && BOUNDS.indexOf(bytes[end]) < 0) end++;
        return Arrays.copyOfRange(bytes, begin, end);
    }

    private static Optional<String> reading(byte[] bytes, byte[] name, String charset) {
        if (TextFile.decoded(bytes, Charset.forName(charset)).isEmpty()) return Optional.empty();
        return TextFile.decoded(name, Charset.forName(charset))
                .map(text -> "'%s' with --charset %s"
                        .formatted(text.substring(0, Math.min(text.length(), MAX_LETTERS)), charset));
    }

    /** Counted from 1; a line ends in LF, CR or both. */
    private static long lines(byte[] bytes, int place) {
        long line = 1;
        for (int at = 0; at < place; at++) {
            if (bytes[at] == '\n' || (bytes[at] == '\r' && bytes[at + 1] != '\n')) line++;
        }
        return line;
    }
}
