package io.symbia.client.deliveries.text;

import io.symbia.events.kernel.canonical.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the text of a file. Where it is none, or is written in another charset than is said, it names what the file is. */
public final class TextFile {
    /** Programs begin a file in UTF-8 with it, so that its charset is known. */
    public static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final int MAX_BYTES = 33_554_432; // It is held in memory as a whole, and so is what is read in it.

    private static final String UTF8_MARK = "EFBBBF";

    /** The longer ones first: that of UTF-32LE begins with that of UTF-16LE. */
    private static final List<Mark> MARKS = List.of(
            new Mark("FFFE0000", "UTF-32", "UTF-32LE"),
            new Mark("0000FEFF", "UTF-32", "UTF-32BE"),
            new Mark(UTF8_MARK, "UTF-8", "UTF-8"),
            new Mark("FFFE", "UTF-16", "UTF-16LE"),
            new Mark("FEFF", "UTF-16", "UTF-16BE"));

    private static final String ARCHIVE = "504B0304"; // ECMA-376 part 2: a workbook is a ZIP file.
    private static final String COMPOUND_FILE = "D0CF11E0A1B11AE1"; // [MS-CFB] 2.2.

    private static final char ACUTE_MARK = '\u0301';
    private static final char E_WITH_TWO_MARKS = '\u1EBF';

    private TextFile() {}

    /**
     * The bytes by which programs mark a charset at the beginning of a file.
     *
     * @param hex   the bytes
     * @param name  of the charset that reads the mark by itself
     * @param other that reads the file, and the mark as a character
     */
    private record Mark(String hex, String name, String other) {
        boolean isReadBy(Charset charset) {
            String used = charset.name().toUpperCase(Locale.ROOT);
            return used.equals(name) || used.contains(other); // X-UTF-16LE-BOM
        }
    }

    /**
     * The text of a file as a whole, a mark of UTF-8 included. Where nobody says what it is written in, it is UTF-8, and its names have to be
     * such as people write: the bytes of few letters may be text in UTF-8 by chance.
     *
     * @throws FileRefused when it cannot be read, is too large, or is no text in the charset
     */
    public static String read(Path file, Optional<Charset> said) throws FileRefused {
        byte[] bytes = bytes(file);
        String text = read(file, bytes, said.orElse(StandardCharsets.UTF_8));
        if (said.isPresent() || !isInDoubt(text)) return text;
        throw new FileRefused(
                file, "may be in UTF-8, and as well in another charset; say what it is in" + Readings.of(bytes));
    }

    /** SHA-256 of a file's bytes, whatever they say. */
    public static Digest digest(Path file) throws FileRefused {
        return Digest.ofContent(bytes(file));
    }

    /** The same in the charset that somebody says. */
    public static String read(Path file, Charset said) throws FileRefused {
        return read(file, Optional.of(said));
    }

    /** Whether a text in UTF-8 is read only where its charset is said. */
    public static boolean isInDoubt(String text) {
        return !text.startsWith(BYTE_ORDER_MARK) && Doubt.isIn(text);
    }

    private static String read(Path file, byte[] bytes, Charset charset) throws FileRefused {
        if (beginsWith(bytes, ARCHIVE) || beginsWith(bytes, COMPOUND_FILE)) {
            throw new FileRefused(file, "is a workbook or an archive, no text: save the table as CSV");
        }
        for (Mark mark : MARKS) {
            if (!beginsWith(bytes, mark.hex())) continue;
            if (mark.isReadBy(charset)) break;
            throw new FileRefused(
                    file,
                    "begins with the mark of %1$s, not of %2$s: say --charset %1$s".formatted(mark.name(), charset));
        }
        try {
            String text = decode(bytes, charset);
            int nul = text.indexOf('\0');
            int end = text.indexOf('\n');
            if (nul >= 0 && (end < 0 || nul < end)) throw noText(file, bytes, null);
            if (!charset.equals(StandardCharsets.UTF_8) && isOtherInUtf8(bytes, text)) {
                throw new FileRefused(
                        file, "is in UTF-8, and would read otherwise in " + charset + wayOut(bytes, charset));
            }
            return text;
        } catch (CharacterCodingException malformed) {
            if (hasControls(bytes, charset)) throw noText(file, bytes, malformed);
            if (charset.equals(StandardCharsets.UTF_8) && beginsWith(bytes, UTF8_MARK)) {
                throw new FileRefused(
                        file,
                        "begins with the mark of UTF-8 and goes on in another charset, as where two files were put together:"
                                + " import each of them by itself",
                        malformed);
            }
            throw new FileRefused(file, "is not in " + charset + advice(bytes, charset), malformed);
        }
    }

    /** Few files of another charset are text in UTF-8 by chance: whoever sees that this is one has it written in UTF-8. */
    private static String wayOut(byte[] bytes, Charset charset) {
        if (!isAsciiBased(charset)) return ": leave --charset out";
        return ": %s; leave --charset out, or where the second is right save it in UTF-8, as iconv -f %s -t UTF-8 does"
                .formatted(Readings.inUtf8And(charset, bytes), charset);
    }

    private static String advice(byte[] bytes, Charset charset) {
        if (charset.equals(StandardCharsets.UTF_8)) {
            return "; save it so, or name what it is in" + Readings.of(bytes);
        }
        return isUtf8(bytes) ? ", but in UTF-8: leave --charset out" : ", nor in UTF-8: save it in UTF-8";
    }

    private static boolean isUtf8(byte[] bytes) {
        return decoded(bytes, StandardCharsets.UTF_8).isPresent();
    }

    /** Whether a file is in UTF-8 and has letters that another charset takes for others: chance hardly makes such names, a wrong option does. */
    private static boolean isOtherInUtf8(byte[] bytes, String text) {
        return decoded(bytes, StandardCharsets.UTF_8)
                .filter(right -> right.indexOf('\0') < 0 && !right.equals(text) && Pasted.isBeyondAscii(right))
                .filter(right -> !isInDoubt(right))
                .isPresent();
    }

    /** The text that bytes are in a charset; nothing when they are none. */
    static Optional<String> decoded(byte[] bytes, Charset charset) {
        try {
            return Optional.of(decode(bytes, charset));
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    /** A charset that has the tones of Vietnamese as marks alone cannot write a letter with its tone as one: it becomes one when it is read. */
    private static String decode(byte[] bytes, Charset charset) throws CharacterCodingException {
        String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        if (!charset.canEncode()) return text;
        CharsetEncoder encoder = charset.newEncoder();
        boolean marksAlone = encoder.canEncode(ACUTE_MARK) && !encoder.canEncode(E_WITH_TWO_MARKS);
        return marksAlone ? Normalizer.normalize(text, Normalizer.Form.NFC) : text;
    }

    /** Whether a file of these bytes is refused when this charset is named. */
    public static boolean isRefused(byte[] bytes, Charset charset) {
        return !charset.equals(StandardCharsets.UTF_8)
                && decoded(bytes, charset)
                        .filter(text -> isOtherInUtf8(bytes, text))
                        .isPresent();
    }

    private static FileRefused noText(Path file, byte[] bytes, Throwable cause) {
        for (String name : List.of("UTF-16LE", "UTF-16BE")) {
            byte[] beginning = Arrays.copyOf(bytes, 4);
            String two = new String(beginning, Charset.forName(name));
            if (two.chars().allMatch(letter -> letter >= ' ' && letter <= '~')) {
                return new FileRefused(file, "seems to be in UTF-16 without its mark: say --charset " + name, cause);
            }
        }
        return new FileRefused(file, "is no text: save the table as CSV", cause);
    }

    /** Whether the letters of ASCII are in a charset what they are in ASCII. */
    static boolean isAsciiBased(Charset charset) {
        return charset.canEncode()
                && Arrays.equals("id,\n".getBytes(charset), "id,\n".getBytes(StandardCharsets.US_ASCII));
    }

    /** Whether it has bytes that stand in no text; in a charset that is no extension of ASCII they may be parts of letters. */
    private static boolean hasControls(byte[] bytes, Charset charset) {
        if (!isAsciiBased(charset) || charset.name().startsWith("ISO-2022")) return false; // Those shift by SO and SI.
        for (byte one : bytes) {
            if (one >= 0 && one < ' ' && "\t\n\u000B\f\r\u001A\u001B".indexOf(one) < 0) return true;
        }
        return false;
    }

    private static boolean beginsWith(byte[] bytes, String hex) {
        byte[] beginning = HexFormat.of().parseHex(hex);
        return bytes.length >= beginning.length
                && Arrays.equals(bytes, 0, beginning.length, beginning, 0, beginning.length);
    }

    /** Counted while they are read: a pipe has no size, and a file may grow. */
    private static byte[] bytes(Path file) throws FileRefused {
        if (Files.isDirectory(file)) throw new FileRefused(file, "cannot be read: it is a directory");
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length <= MAX_BYTES) return bytes;
        } catch (IOException failed) {
            throw new FileRefused(file, "cannot be read: " + why(failed), failed);
        }
        throw new FileRefused(file, "is larger than " + MAX_BYTES + " bytes; divide it");
    }

    /** The reason of a failure in words: some of those of files have a path for a message. */
    public static String why(IOException failed) {
        return switch (failed) {
            case NoSuchFileException _ -> "it is not there";
            case AccessDeniedException _ -> "whoever runs this may not do so";
            case FileSystemException other when other.getReason() != null -> other.getReason();
            default -> failed.getMessage() == null ? failed.toString() : failed.getMessage();
        };
    }
}
