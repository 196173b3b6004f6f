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
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How names of a file with letters beyond ASCII would read, charset by charset. Most bytes are text in many charsets, and only who knows a name
 * sees which one is meant. Many names read alike in several: those are shown that tell the charsets apart.
 */
final class Readings {
    private static final int MAX_NAMES = 3; // Shown in each of the charsets.

    private static final int MAX_JUDGED = 1_000; // Names, before a charset is left out.

    private static final String LOOK_ALIKE = "\u00d0\u0110"; // Icelandic, and Croatian or Vietnamese.

    private Readings() {}

    /**
     * A name as it reads in each of some charsets.
     *
     * @param place  of its first letter beyond ASCII, in bytes
     * @param inUtf8 whether it is text in UTF-8 that somebody may have written, as one that was pasted into a file of another charset
     */
    private record Name(int place, boolean inUtf8, List<String> readings) {
        /** With the numbers of letters by which it differs from another that looks the same. */
        String reading(int charset) {
            String reading = readings.get(charset);
            StringBuilder shown = new StringBuilder(reading);
            for (int at = 0; at < LOOK_ALIKE.length(); at++) {
                char letter = LOOK_ALIKE.charAt(at);
                boolean alike = readings.stream()
                        .anyMatch(
                                other -> !other.equals(reading) && plain(other).equals(plain(reading)));
                if (alike && reading.indexOf(letter) >= 0)
                    shown.append(" (%c is U+%04X)".formatted(letter, (int) letter));
            }
            return shown.toString();
        }

        private static String plain(String reading) {
            return reading.replace(LOOK_ALIKE.charAt(0), LOOK_ALIKE.charAt(1));
        }
    }

    /** The rest of a sentence that says that the charset has to be named; nothing where none of those known here reads the file. */
    static String of(byte[] bytes) {
        List<Charset> charsets = likely(
                bytes,
                Stream.concat(Stream.of(UTF_8), OldCharset.ALL.stream().map(OldCharset::charset))
                        .filter(charset -> TextFile.decoded(bytes, charset).isPresent())
                        .toList());
        if (charsets.isEmpty()) return " with --charset";
        List<Name> names = telling(bytes, charsets);
        if (names.isEmpty()) return " with --charset";
        List<String> readings = new ArrayList<>();
        for (int charset = 0; charset < charsets.size(); charset++) {
            int which = charset;
            readings.add(names.stream().map(name -> name.reading(which)).collect(Collectors.joining(" and "))
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

    /** Those in which at least half of the names are such as people write; all, where there is none. */
    private static List<Charset> likely(byte[] bytes, List<Charset> charsets) {
        int[] odd = new int[charsets.size()];
        int[] count = {0};
        forEachName(bytes, charsets, name -> {
            if (name.inUtf8() || count[0]++ >= MAX_JUDGED) return;
            for (int charset = 0; charset < odd.length; charset++) {
                if (Writing.isOdd(name.readings().get(charset))) odd[charset]++;
            }
        });
        int judged = Math.min(count[0], MAX_JUDGED);
        List<Charset> likely = IntStream.range(0, odd.length)
                .filter(charset -> charsets.get(charset).equals(UTF_8) || 2 * odd[charset] <= judged)
                .mapToObj(charsets::get)
                .toList();
        return likely.isEmpty() ? charsets : likely;
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
        while (place < bytes.length && before.size() < Doubt.MAX_NAMES) {
            if (bytes[place] >= 0) {
                place++;
                continue;
            }
            int begin = place;
            while (begin > 0 && Doubt.BOUNDS.indexOf(bytes[begin - 1]) < 0) begin--;
            int end = place;
            while (end < bytes.length && Doubt.BOUNDS.indexOf(bytes[end]) < 0) end++;
            byte[] cell = Arrays.copyOfRange(bytes, begin, end);
            if (before.add(new String(cell, ISO_8859_1))) { // Of each byte a letter.
                List<String> readings = charsets.stream()
                        .map(charset -> TextFile.decoded(cell, charset).orElseGet(() -> new String(cell, charset)))
                        .map(name -> "'" + Listing.excerpt(name) + "'")
                        .toList();
                boolean inUtf8 = TextFile.decoded(cell, UTF_8)
                        .filter(name -> !Doubt.isIn(name))
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
