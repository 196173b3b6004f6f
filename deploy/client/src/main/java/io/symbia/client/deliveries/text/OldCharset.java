package io.symbia.client.deliveries.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Stream;

/**
 * A charset in which spreadsheets of one part of the world save files that are not in UTF-8.
 *
 * @param firstByte the lowest first byte of the Asian letters that names are mostly written with; of others all are
 * @param lastByte  the highest one
 */
record OldCharset(Charset charset, int firstByte, int lastByte) {
    /**
     * Central European, Western, Turkish, Baltic, Vietnamese, Cyrillic, Greek, Hebrew, Arabic, Thai, Chinese, Japanese and Korean; then those of
     * DOS and of Macs of old.
     */
    static final List<OldCharset> ALL = Stream.of(
                    "windows-1250",
                    "windows-1252",
                    "windows-1254",
                    "windows-1257",
                    "windows-1258",
                    "windows-1251",
                    "KOI8-R",
                    "windows-1253",
                    "windows-1255",
                    "windows-1256",
                    "x-windows-874",
                    "GB18030",
                    "Big5",
                    "Shift_JIS",
                    "EUC-JP",
                    "EUC-KR",
                    "IBM850",
                    "IBM852",
                    "IBM866",
                    "x-MacRoman")
            .filter(Charset::isSupported)
            .map(OldCharset::named)
            .toList();

    private static OldCharset named(String name) {
        int[] usual = switch (name) {
            case "GB18030" -> new int[] {0xB0, 0xD7}; // GB 2312, level 1.
            case "Big5" -> new int[] {0xA4, 0xC6}; // Level 1.
            case "Shift_JIS" -> new int[] {0x82, 0xDF}; // JIS X 0208, kana and level 1, and half-width katakana.
            case "EUC-JP" -> new int[] {0x8E, 0xCF};
            case "EUC-KR" -> new int[] {0xB0, 0xC8}; // KS X 1001, hangul.
            default -> new int[] {0x00, 0xFF};
        };
        return new OldCharset(Charset.forName(name), usual[0], usual[1]);
    }

    /** Those in which names are text in UTF-8 by chance; of a million in the others a few are, and these read most bytes as letters. */
    static final List<OldCharset> TAKEN_FOR_UTF8 = ALL.stream()
            .filter(one -> !List.of("IBM850", "IBM852", "x-MacRoman").contains(one.charset.name()))
            .toList();

    /** The only one in which two letters of three bytes in UTF-8 beside each other are words. */
    private static final String OF_THREE_BYTES = "IBM866";

    /**
     * Whether a name whose bytes are text in UTF-8 is one that people write, too, where they are read in this charset. It is none where both are
     * Latin and the one in UTF-8 is good: that has fewer letters.
     */
    boolean reads(String name) {
        if (Writing.hasTwoOfThreeBytes(name) && !charset.name().equals(OF_THREE_BYTES)) return false;
        boolean goodLatin = Writing.isLatin(name) && !Writing.isUneven(name);
        return TextFile.decoded(name.getBytes(UTF_8), charset)
                .filter(other -> !Writing.isOdd(other) && !Writing.isUneven(other))
                .filter(other -> !goodLatin || !Writing.isLatin(other))
                .filter(other ->
                        other.codePoints().filter(Character::isIdeographic).allMatch(this::isUsual))
                .isPresent();
    }

    private boolean isUsual(int letter) {
        byte[] bytes = Character.toString(letter).getBytes(charset);
        int first = Byte.toUnsignedInt(bytes[0]);
        boolean chinese = charset.name().equals("GB18030");
        return first >= firstByte && first <= lastByte && (!chinese || Byte.toUnsignedInt(bytes[1]) > 0xA0);
    }
}
