package io.symbia.client.deliveries.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How names of a file with letters beyond ASCII would read, charset by charset. Most bytes are text in many charsets, and only who knows a name
 * sees which one is meant. Many names read alike in several: those are shown that tell the charsets apart.
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

    /** Charsets among them in which capitals of some languages are, by chance, small letters in UTF-8. */
    private static final List<Charset> LATIN = Stream.of("windows-1250", "windows-1252", "windows-1254")
            .filter(Charset::isSupported)
            .map(Charset::forName)
            .toList();

    /** They end a cell. No charset here has them within a letter. */
    private static final String BOUNDS = ",;\t\"\r\n";

    private static final int MAX_NAMES = 3; // Shown in each of the charsets.

    private Readings() {}

    private static final int MAX_LOOKED_AT = 100_000; // Different names; who knows the charset needs only a few.

    /**
     * A name as it reads in each of some charsets.
     *
     * @param place  of its first letter beyond ASCII, in bytes
     * @param inUtf8 whether it is text in UTF-8 that somebody may have written, as one that was pasted into a file of another charset
     */
    private record Name(int place, boolean inUtf8, List<String> readings) {}

    /** The rest of a sentence that says that the charset has to be named; nothing where none of those known here reads the file. */
    static String of(byte[] bytes) {
        List<Charset> charsets = Stream.concat(Stream.of("UTF-8"), CHARSETS.stream())
                .filter(Charset::isSupported)
                .map(Charset::forName)
                .filter(charset -> TextFile.decoded(bytes, charset).isPresent())
                .toList();
        if (charsets.isEmpty()) return " with --charset";
        List<Name> names = telling(bytes, charsets);
        if (names.isEmpty()) return " with --charset";
        List<String> readings = new ArrayList<>();
        for (int charset = 0; charset < charsets.size(); charset++) {
            int which = charset;
            readings.add(names.stream().map(name -> name.readings().get(which)).collect(Collectors.joining(" and "))
                    + " with --charset " + charsets.get(charset));
        }
        String lines = names.stream()
                .map(name -> Long.toString(line(bytes, name.place())))
                .distinct()
                .collect(Collectors.joining(" and "));
        return (lines.contains(" ") ? ": lines " + lines + " read " : ": line " + lines + " reads ")
                + String.join(", ", readings)
                + "; look which of them it says, and where none is right save it in UTF-8";
    }

    /** Whether a text that was read in UTF-8 has a name that nobody writes so, and that its file has by chance. */
    static boolean hasDoubtful(String text) {
        Set<String> before = new HashSet<>();
        int place = 0;
        while (place < text.length()) {
            if (text.charAt(place) < 0x80) {
                place++;
                continue;
            }
            int begin = place;
            while (begin > 0 && BOUNDS.indexOf(text.charAt(begin - 1)) < 0) begin--;
            int end = place;
            while (end < text.length() && BOUNDS.indexOf(text.charAt(end)) < 0) end++;
            String name = text.substring(begin, end);
            if ((before.size() >= MAX_LOOKED_AT || before.add(name)) && isDoubtful(name)) return true;
            place = end;
        }
        return false;
    }

    private static boolean isDoubtful(String name) {
        return Writing.isOdd(name)
                || (Writing.isLatin(name)
                        && Writing.isUneven(name)
                        && LATIN.stream()
                                .anyMatch(charset -> TextFile.decoded(name.getBytes(UTF_8), charset)
                                        .filter(other -> !Writing.isOdd(other) && !Writing.isUneven(other))
                                        .isPresent()));
    }

    /** How the first name of a file reads in UTF-8 and in another charset, for a sentence. */
    static String inUtf8And(Charset charset, byte[] bytes) {
        List<Name> first = new ArrayList<>();
        forEachName(bytes, List.of(UTF_8, charset), name -> {
            if (first.isEmpty()) first.add(name);
        });
        Name name = first.getFirst();
        return "line %d reads %s in UTF-8 and %s in %s"
                .formatted(
                        line(bytes, name.place()),
                        name.readings().getFirst(),
                        name.readings().getLast(),
                        charset);
    }

    /** The name whose readings differ most; and where it reads alike in charsets that another tells apart, that one too. */
    private static List<Name> telling(byte[] bytes, List<Charset> charsets) {
        List<Name> names = new ArrayList<>();
        List<String> before = charsets.stream().map(_ -> "").toList();
        int apart = 0;
        while (names.size() < MAX_NAMES && apart < charsets.size()) {
            Best best = new Best(before, apart);
            forEachName(bytes, charsets, best::look);
            if (best.name == null) break;
            names.add(best.name);
            apart = best.apart;
            before = together(before, best.name);
        }
        return names.stream().sorted(Comparator.comparingInt(Name::place)).toList();
    }

    /** The text that each charset has given up to here. */
    private static List<String> together(List<String> before, Name name) {
        List<String> all = new ArrayList<>();
        for (int charset = 0; charset < before.size(); charset++) {
            all.add(before.get(charset) + '\n' + name.readings().get(charset));
        }
        return all;
    }

    /** The name that tells most charsets apart, and more than the names before it do. */
    private static final class Best {
        private final List<String> before;
        private int apart;
        private Name name;

        Best(List<String> before, int apart) {
            this.before = before;
            this.apart = apart;
        }

        void look(Name candidate) {
            if (apart == before.size() || candidate.inUtf8()) return; // No other does better; no charset is right.
            int different = new HashSet<>(together(before, candidate)).size();
            if (different <= apart) return;
            apart = different;
            name = candidate;
        }
    }

    /** Names each cell with letters beyond ASCII, once. */
    private static void forEachName(byte[] bytes, List<Charset> charsets, Consumer<Name> seen) {
        Set<String> before = new HashSet<>();
        int place = 0;
        while (place < bytes.length && before.size() < MAX_LOOKED_AT) {
            if (bytes[place] >= 0) {
                place++;
                continue;
            }
            int begin = place;
            while (begin > 0 && BOUNDS.indexOf(bytes[begin - 1]) < 0) begin--;
            int end = place;
            while (end < bytes.length && BOUNDS.indexOf(bytes[end]) < 0) end++;
            byte[] cell = Arrays.copyOfRange(bytes, begin, end);
            if (before.add(new String(cell, ISO_8859_1))) { // Of each byte a letter.
                List<String> readings = charsets.stream()
                        .map(charset -> "'" + Listing.excerpt(new String(cell, charset)) + "'")
                        .toList();
                boolean inUtf8 = TextFile.decoded(cell, UTF_8)
                        .filter(name -> !isDoubtful(name))
                        .isPresent();
                seen.accept(new Name(place, inUtf8, readings));
            }
            place = end;
        }
    }

    /** Counted from 1; a line ends in LF, CR or both. */
    private static long line(byte[] bytes, int place) {
        long line = 1;
        for (int at = 0; at < place; at++) {
            if (bytes[at] == '\n' || (bytes[at] == '\r' && bytes[at + 1] != '\n')) line++;
        }
        return line;
    }
}
