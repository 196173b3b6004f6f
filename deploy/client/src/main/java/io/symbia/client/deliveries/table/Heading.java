package io.symbia.client.deliveries.table;

import io.symbia.client.deliveries.text.FileRefused;
import io.symbia.client.deliveries.text.Listing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The first record of a file: the names of its columns, compared without regard to capitals and to how many blanks stand between words.
 *
 * @param written as the file has them
 * @param places  zero-based, by the folded name
 */
record Heading(List<String> written, Map<String, Integer> places) {
    /** A reader takes quotes behind the mark for letters. */
    private static final Pattern MARKED = Pattern.compile("(?s)^\uFEFF(\"?)(.*)\\1$");

    private static final int FEWEST_NAMES = 3; // A vendor or an item may be called as a column is.

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
        return new Heading(List.copyOf(written), Map.copyOf(places));
    }

    /**
     * Whether a row is this heading once more, however its names are spelt; perhaps behind the mark with which its file began.
     *
     * @throws FileRefused when it is another heading, as where files of two programs were put together: names of columns are in half of its
     *     cells or more, and the rows below it would be read under the wrong ones
     */
    boolean isAgain(Object file, Row row) throws FileRefused {
        List<String> names = row.cells().stream()
                .map(cell -> MARKED.matcher(cell).replaceFirst("$2"))
                .map(Heading::fold)
                .toList();
        if (names.equals(written.stream().map(Heading::fold).toList())) return true;
        long filled = names.stream().filter(name -> !name.isEmpty()).count();
        long known = names.stream().filter(places::containsKey).distinct().count();
        if (known < FEWEST_NAMES || 2 * known < filled) return false;
        throw new FileRefused(
                file,
                "has another heading in line %d, with other columns or in another order: import the rows below it as a"
                                .formatted(row.line())
                        + " file of their own, with that heading");
    }

    /** Columns that nobody reads, as the file has them. */
    List<String> unknown(Columns columns) {
        return written.stream().filter(name -> !columns.isKnown(fold(name))).toList();
    }

    static String fold(String name) {
        return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    private static String quoted(List<String> names) {
        return "'" + String.join("', '", names) + "'";
    }

    /** A heading may be no heading, and of any length. */
    private static String some(List<String> names) {
        return Listing.first(names.stream().map(Row::quoted).toList());
    }
}
