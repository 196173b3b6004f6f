package io.symbia.client.deliveries.table;

import io.symbia.client.deliveries.dates.DatePart;
import io.symbia.client.deliveries.text.FileRefused;
import io.symbia.client.deliveries.text.Listing;
import io.symbia.client.deliveries.text.SeveralRows;
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

    /** Blanks of any kind: text that is copied from a web page has some that do not break. */
    private static final Pattern BLANKS = Pattern.compile("(?U)\\s+");

    /** Whatever is no letter or digit. */
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{Nd}]");

    private static final String MISSING =
            "has another heading behind a row, in line %d: the line end %s is missing, as where"
                    + " files are put together and one does not end its last line; put it in, or import each file by itself";

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
        if (isBehind(row) && !isAnother(row, columns)) {
            int joint = written.size() - 1; // The last cell of the row and the first name.
            throw new FileRefused(
                    file,
                    MISSING.formatted(row.line(), "in " + Row.quoted(row.cells().get(joint))));
        }
        if (isOfWords(row, columns)) {
            throw new FileRefused(
                    file,
                    ("has words in line %d where dates and numbers are due, as in a heading: import the rows below it as a"
                                    + " file of their own, with that heading, or take the row out where it is none")
                            .formatted(row.line()));
        }
        if (!isAnother(row, columns)) return false;
        int glued = glued(row);
        if (glued > 0) throw new FileRefused(file, withoutLineEnd(row, glued));
        throw new FileRefused(
                file,
                "has another heading in line %d, with other columns or in another order: import the rows below it as a"
                                .formatted(row.line())
                        + " file of their own, with that heading");
    }

    /** Whether names of at least half as many columns, perhaps in another language, stand behind all cells of a row: none begins with a digit. */
    private boolean isBehind(Row row) {
        List<String> more = row.cells()
                .subList(
                        Math.min(written.size(), row.cells().size()),
                        row.cells().size());
        return more.size() >= written.size() / 2
                && more.stream().distinct().count() >= FEWEST_NAMES
                && more.stream()
                        .noneMatch(word ->
                                word.isBlank() || Character.isDigit(word.strip().codePointAt(0)));
    }

    /** Whether a row has words for names of columns, in another language perhaps: no digit is in its dates and numbers, and each date is another. */
    boolean isOfWords(Row row, Columns columns) {
        if (row.cells().size() != written.size() || columns.numbers().isEmpty()) return false;
        List<String> words = Stream.concat(columns.dates().stream(), columns.numbers().stream())
                .map(column -> fold(row.cells().get(places.get(column))))
                .toList();
        int dates = columns.dates().size();
        return words.stream().limit(dates).distinct().count() == dates
                && words.stream()
                        .noneMatch(word -> Absence.isSaidOfDate(word)
                                || Absence.isSaidOfAmount(word)
                                || word.chars().anyMatch(Character::isDigit));
    }

    /**
     * The cell with which the heading of a second file goes on behind the last row of the first; zero where a heading stands in a line of its own.
     */
    private int glued(Row row) {
        List<String> cells = row.cells().stream().map(Heading::bare).toList();
        int first = cells.size();
        while (first > 0 && !SeveralRows.isDate(row.cells().get(first - 1))) first--;
        if (first == 0) return 0; // No row of data is before it.
        while (first < cells.size() && !known.contains(cells.get(first))) first++;
        return first < cells.size() ? first : 0;
    }

    /** Its first name may stand in the last cell of the row. */
    private String withoutLineEnd(Row row, int place) {
        String before = row.cells().get(place - 1);
        for (int begin = 1; begin < before.length(); begin++) {
            if (!known.contains(bare(before.substring(begin)))) continue;
            String between = "between %s and %s"
                    .formatted(Row.quoted(before.substring(0, begin)), Row.quoted(before.substring(begin)));
            return MISSING.formatted(row.line(), between);
        }
        return MISSING.formatted(row.line(), "before " + Row.quoted(row.cells().get(place)));
    }

    /** Rows without the columns at their end that have neither a name nor a value, as where a spreadsheet has kept cells that were cleared. */
    static List<Row> withoutNameless(List<Row> all) {
        if (all.isEmpty()) return all;
        List<String> heading = all.getFirst().cells();
        int named = heading.size();
        while (named > 0 && heading.get(named - 1).isBlank()) named--;
        int due = named;
        if (due == heading.size()) return all;
        List<Row> cut = new ArrayList<>();
        for (Row row : all) {
            // One of another length may have slipped: which of its cells is in which column is not known.
            if (row.cells().size() != heading.size()) cut.add(row);
            else if (row.cells().stream().skip(due).allMatch(String::isBlank)) {
                cut.add(new Row(row.line(), row.cells().subList(0, due)));
            } else return all;
        }
        return cut;
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
        // Behind the dates of a row of the first file, perhaps, of which cells may be missing.
        if (row.cells().size() != written.size() || endsInNames(row)) return true;
        long dates = columns.dates().stream()
                .map(places::get)
                .filter(place -> place < row.cells().size())
                .filter(place -> SeveralRows.isDate(row.cells().get(place)))
                .count();
        return 2 * dates <= columns.dates().size();
    }

    private boolean endsInNames(Row row) {
        List<String> cells = row.cells().stream().map(Heading::bare).toList();
        List<String> last = cells.subList(Math.max(0, cells.size() - FEWEST_NAMES), cells.size());
        return last.stream().filter(known::contains).distinct().count() == FEWEST_NAMES;
    }

    /** The dates of rows that are whole. */
    DatePart dates(List<Row> rows, Columns columns) {
        DatePart dates = new DatePart(columns.dates());
        for (String column : columns.dates()) {
            int place = places.get(column);
            for (Row row : rows) {
                dates.add(
                        column,
                        row.line(),
                        row.cells().get(place).strip(),
                        row.kept().contains(place));
            }
        }
        return dates;
    }

    /** Columns that nobody reads, as the file has them. */
    List<String> unknown(Columns columns) {
        return written.stream()
                .filter(name -> !columns.isKnown(fold(name)) && !CurrencyColumn.isOne(name))
                .toList();
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
