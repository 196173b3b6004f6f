package io.symbia.client.deliveries.table;

import io.symbia.client.deliveries.text.FileRefused;
import io.symbia.client.deliveries.text.Listing;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The first record of a file: the names of its columns, compared without regard to capitals and to how many blanks stand between words.
 *
 * @param written as the file has them
 * @param places  zero-based, by the folded name
 * @param bare    the letters and digits of each name
 * @param known   those of all names that are ever known: of this file and of others of its kind
 */
record Heading(List<String> written, Map<String, Integer> places, List<String> bare, Set<String> known) {
    /** A reader takes quotes behind the mark for letters. */
    private static final Pattern MARKED = Pattern.compile("(?s)^\uFEFF(\"?)(.*)\\1$");

    private static final int FEWEST_NAMES = 3; // A vendor or an item may be called as a column is.

    /** Of any kind: what is copied from a web page has some that do not break. */
    private static final Pattern BLANKS = Pattern.compile("(?U)\\s+");

    /** Whatever is no letter or digit. */
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{Nd}]");

    private static final String NONE_KNOWN =
            ". None is known: is the heading in the first line, with a comma, a semicolon"
                    + " or a tab between its cells (--separator names another)?";

    /**
     * Judges a heading once and for all rows.
     *
     * @throws FileRefused with all that is wrong in one message
     */
    static Heading of(Object file, List<String> written, Columns columns) throws FileRefused {
        Map<String, Integer> places = new HashMap<>();
        Set<String> twice = new HashSet<>();
        List<String> nameless = new ArrayList<>();
        for (int place = 0; place < written.size(); place++) {
            String name = fold(written.get(place));
            if (name.isEmpty()) nameless.add(Integer.toString(place + 1));
            else if (places.put(name, place) != null) twice.add(name);
        }
        List<String> reasons = new ArrayList<>();
        List<String> missing = columns.read().stream()
                .filter(name -> !places.containsKey(name))
                .toList();
        List<String> unknown = places.keySet().stream()
                .filter(name -> !columns.isKnown(name))
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            reasons.add("lacks the columns " + quoted(missing));
            if (!unknown.isEmpty()) reasons.add("has columns that are not known: " + some(unknown));
        }
        if (!twice.isEmpty())
            reasons.add(
                    "has columns of one name: " + some(twice.stream().sorted().toList()));
        if (!nameless.isEmpty()) reasons.add("has columns without a name: " + Listing.first(nameless));
        if (!reasons.isEmpty())
            throw new FileRefused(
                    file,
                    "does not begin with the heading that is due: it " + String.join("; ", reasons)
                            + "; docs/import.md names all columns"
                            + (missing.size() == columns.read().size() ? NONE_KNOWN : ""));
        List<String> bare = written.stream().map(Heading::bare).toList();
        Set<String> known = new HashSet<>(bare);
        Stream.of(columns.read(), columns.passed(), RefusedFile.COLUMNS)
                .flatMap(List::stream)
                .map(Heading::bare)
                .forEach(known::add);
        known.remove("");
        return new Heading(List.copyOf(written), Map.copyOf(places), bare, Set.copyOf(known));
    }

    /**
     * Whether a row is this heading once more, however its names are spelt; perhaps behind the mark with which its file began.
     *
     * @throws FileRefused when it is another heading, as where files of two programs were put together: the rows below it would be read under the
     *     wrong columns
     */
    boolean isAgain(Object file, Row row, Columns columns) throws FileRefused {
        if (isThis(row)) return true;
        if (!isAnother(row, columns)) return false;
        throw new FileRefused(
                file,
                "has another heading in line %d, with other columns or in another order: import the rows below it as a"
                                .formatted(row.line())
                        + " file of their own, with that heading");
    }

    /** Whether its names are these in this order; by letters and digits alone, where those tell the columns apart. */
    private boolean isThis(Row row) {
        boolean areTold = new HashSet<>(bare).size() == bare.size();
        if (areTold) return row.cells().stream().map(Heading::bare).toList().equals(bare);
        return row.cells().stream()
                .map(cell -> fold(MARKED.matcher(cell).replaceFirst("$2")))
                .toList()
                .equals(written.stream().map(Heading::fold).toList());
    }

    /**
     * Whether three of its cells are names of different columns, most of which nobody may know. A row of things that are called so has dates where
     * dates are due.
     */
    private boolean isAnother(Row row, Columns columns) {
        long names = row.cells().stream()
                .map(Heading::bare)
                .filter(known::contains)
                .distinct()
                .count();
        if (names < FEWEST_NAMES) return false;
        long dates = columns.dates().stream()
                .map(places::get)
                .filter(place -> place < row.cells().size())
                .filter(place -> Table.isDate(row.cells().get(place)))
                .count();
        return 2 * dates <= columns.dates().size();
    }

    /** Columns that nobody reads, as the file has them. */
    List<String> unknown(Columns columns) {
        return written.stream().filter(name -> !columns.isKnown(fold(name))).toList();
    }

    static String fold(String name) {
        return BLANKS.matcher(name).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }

    /** The letters and digits of a text in small letters, so that it is known however a program writes it. */
    static String bare(String text) {
        if (text.chars().allMatch(one -> one < 0x80)) return bareAscii(text);
        return BETWEEN.matcher(fold(Normalizer.normalize(text, Normalizer.Form.NFKC)))
                .replaceAll("");
    }

    /** Each cell of each row is compared, and most have no other letters. */
    private static String bareAscii(String text) {
        StringBuilder bare = new StringBuilder(text.length());
        for (int place = 0; place < text.length(); place++) {
            char letter = text.charAt(place);
            if (letter >= 'A' && letter <= 'Z') bare.append((char) (letter + 'a' - 'A'));
            else if ((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9')) bare.append(letter);
        }
        return bare.toString();
    }

    private static String quoted(List<String> names) {
        return "'" + String.join("', '", names) + "'";
    }

    /** A heading may be no heading, and of any length. */
    private static String some(List<String> names) {
        return Listing.first(names.stream().map(Row::quoted).toList());
    }
}
