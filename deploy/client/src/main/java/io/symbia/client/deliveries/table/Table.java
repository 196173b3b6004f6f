package io.symbia.client.deliveries.table;

import io.symbia.client.deliveries.dates.DateOrders;
import io.symbia.client.deliveries.dates.DatePart;
import io.symbia.client.deliveries.text.FileRefused;
import io.symbia.client.deliveries.text.NumberMarks;
import io.symbia.client.deliveries.text.SeveralRows;
import io.symbia.client.deliveries.text.ShownNames;
import io.symbia.client.deliveries.text.TextFile;
import io.symbia.events.kernel.canonical.Digest;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A file, taken apart into rows. Blank lines are none.
 *
 * @param digest  SHA-256 of the file's bytes
 * @param rows    those whose cells stand in their columns
 * @param refused the others
 * @param orders  of day and month, column by column
 * @param pointDecimal whether the file shows that a point in a number stands before decimals
 * @param shape   what was said about the file
 * @param marked  whether the file begins with a byte order mark
 * @param ending  what is to be said of its last row, where the file may have been cut off in it
 */
public record Table(
        Path file,
        Digest digest,
        char separator,
        Heading heading,
        List<Row> rows,
        List<RefusedRow> refused,
        Columns columns,
        DateOrders orders,
        boolean pointDecimal,
        Shape shape,
        boolean marked,
        Optional<String> ending) {
    private static final int MAX_CELLS = 5_000_000; // 150,000 rows of the published records: as many as the heap holds.
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t');
    private static final String END_MARK = "\u001A"; // DOS ends a file with it.

    /** Perhaps below blank lines, in quotes, or with as many separators behind it as the table has columns, as it is saved again. */
    private static final Pattern ANNOUNCED =
            Pattern.compile("(?i)\\s*+(\"?+) *+sep *+= *+([^\" \r\n])(?: |\\2)*+\\1(?: |\\2)*+(?=[\r\n]|$)");

    /**
     * Reads a file.
     *
     * @throws FileRefused when no row of it could be read
     */
    public static Table read(Path file, Shape shape, Columns columns) throws FileRefused {
        String written = TextFile.read(file, shape.saidCharset());
        boolean marked = written.startsWith(TextFile.BYTE_ORDER_MARK);
        String end = written.endsWith(END_MARK) ? END_MARK : "";
        String text = written.substring(marked ? 1 : 0, written.length() - end.length());
        boolean ended = !end.isEmpty() || isEnded(text);
        if (text.isBlank()) throw new FileRefused(file, "is empty: it has not even a heading");
        Matcher announced = ANNOUNCED.matcher(text);
        boolean isAnnounced = announced.lookingAt();
        char separator = shape.separator()
                .orElseGet(() -> isAnnounced ? announced.group(2).charAt(0) : separator(text, columns));
        List<Row> all = Heading.withoutNameless(records(file, text, isAnnounced ? announced.end() : 0, separator));
        if (all.isEmpty()) {
            throw new FileRefused(
                    file, isAnnounced ? "has no heading below its first line" : "is empty: no cell has anything in it");
        }
        Heading heading = Heading.of(file, all.getFirst().cells(), columns);
        boolean wasRefused = RefusedFile.COLUMNS.stream().anyMatch(heading.places()::containsKey);
        List<List<Row>> parts = new ArrayList<>(List.of(new ArrayList<>())); // From heading to heading.
        List<RefusedRow> refused = new ArrayList<>();
        for (Row record : all.subList(1, all.size())) {
            if (isAnnouncement(record)) continue;
            if (heading.isAgain(file, record, columns)) { // Files of two months, put together.
                parts.add(new ArrayList<>());
                continue;
            }
            Row row = wasRefused ? RefusedFile.unguarded(record) : record;
            Optional<RefusedRow> slipped = slipped(heading, row, columns, separator);
            slipped.ifPresentOrElse(refused::add, () -> parts.getLast().add(row));
        }
        List<Row> rows = parts.stream().flatMap(List::stream).toList();
        List<DatePart> dates =
                parts.stream().map(part -> heading.dates(part, columns)).toList();
        DateOrders orders = DateOrders.of(file, dates, columns.dates(), shape.dates(), wasRefused);
        // The rows that show it may be in: the others say it by themselves. Each part speaks for itself, as with dates.
        boolean pointDecimal = separator == ','
                && !wasRefused
                && parts.stream().allMatch(part -> part.isEmpty() || isPointDecimal(heading, part, columns));
        Optional<String> ending = ending(heading, all, ended);
        return new Table(
                file,
                TextFile.digest(file),
                separator,
                heading,
                rows,
                refused,
                columns,
                orders,
                pointDecimal,
                shape,
                marked,
                ending);
    }

    private static boolean isPointDecimal(Heading heading, List<Row> rows, Columns columns) {
        NumberMarks marks = new NumberMarks();
        for (String column : columns.numbers()) {
            int place = heading.places().get(column);
            for (Row row : rows) marks.add(row.cells().get(place));
        }
        return marks.isPointDecimal();
    }

    /** Whether the last line has an end: a quotation mark may be the first of two that were one. */
    private static boolean isEnded(String text) {
        int last = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
        return last < 0 || text.substring(last).isBlank();
    }

    /** A file that was cut off in its last cell has all cells in each row. */
    private static Optional<String> ending(Heading heading, List<Row> all, boolean ended) {
        if (ended || all.size() < 2) return Optional.empty();
        Row last = all.getLast();
        int place = last.cells().size() - 1;
        String column = place < heading.written().size() ? heading.written().get(place) : "";
        return Optional.of(
                ("line %d, the last one, has no line end, as where a file was cut off: its last cell, '%s', is %s;"
                                + " if there was more, get the whole file before anything is sealed, --check sends nothing")
                        .formatted(
                                last.line(),
                                Heading.fold(column),
                                Row.quoted(last.cells().getLast().strip())));
    }

    /** Whether a row is the line by which a program says its separator, as it stands above the heading of a second file. */
    private static boolean isAnnouncement(Row row) {
        return row.cells().stream()
                .filter(cell -> !cell.isBlank())
                .collect(Collectors.joining())
                .matches("(?i)\\uFEFF?sep *=");
    }

    /** @param begin where the heading may begin */
    private static List<Row> records(Path file, String text, int begin, char separator) throws FileRefused {
        List<Row> all = new ArrayList<>();
        long cellCount = 0;
        long before = Math.max(0, text.substring(0, begin).lines().count() - 1);
        long firstLine = before + 1; // A quoted cell may hold line breaks, so a record may span lines.
        try (CSVParser parser = format(separator).parse(new StringReader(text.substring(begin)))) {
            for (CSVRecord cells : parser) {
                Row row = new Row(firstLine, cells.toList());
                cellCount += row.cells().size();
                if (cellCount > MAX_CELLS) {
                    throw new FileRefused(file, "has more than " + MAX_CELLS + " cells; divide it");
                }
                if (!row.isBlank()) all.add(row);
                firstLine = before + parser.getCurrentLineNumber() + 1;
            }
            return all;
        } catch (FileRefused refused) {
            throw refused;
        } catch (IOException | UncheckedIOException broken) { // Its message is for programmers.
            throw new FileRefused(
                    file,
                    "is not a CSV file: in the row that begins in line " + firstLine
                            + " a cell begins with a quotation mark and does not end with one",
                    broken);
        }
    }

    /** A row whose cells do not stand in their columns. */
    private static Optional<RefusedRow> slipped(Heading heading, Row row, Columns columns, char separator) {
        String id = text(heading, row, columns.id());
        int due = heading.written().size();
        if (row.cells().size() != due) {
            String reason = "the row has %d columns, the heading %d"
                    .formatted(row.cells().size(), due);
            return Optional.of(new RefusedRow(row, id, "columns_differ", reason));
        }
        if (row.cells().stream()
                .noneMatch(cell -> SeveralRows.isIn(cell, due, columns.read().size(), separator)))
            return Optional.empty();
        return Optional.of(new RefusedRow(
                row,
                id,
                "rows_swallowed",
                "a quotation mark that opens in a cell of this row closes in a later row, so that all between is one cell;"
                        + " take the marks out, in the file that was read, or the line breaks where it is one cell"));
    }

    /** Whether the cells of a row stand in their columns: there are as many as the heading has, and none is of several rows. */
    public boolean isWhole(Row row) {
        return slipped(heading, row, columns, separator).isEmpty();
    }

    private static String text(Heading heading, Row row, String column) {
        int place = heading.places().get(column);
        return place < row.cells().size() ? row.cells().get(place).strip() : "";
    }

    /** How the names of a file read that somebody should look at; nothing where there is none. */
    public Optional<String> reading() {
        Map<String, Long> lines = new LinkedHashMap<>(); // By name, where it first stands.
        for (Row row : rows) {
            for (String column : columns.read()) {
                String name = cell(row, column).strip();
                if (ShownNames.isOne(name)) lines.putIfAbsent(name, row.line());
            }
        }
        return ShownNames.sentence(lines, shape.charset());
    }

    /** A row's own id, as written. */
    public String idOf(Row row) {
        return text(heading, row, columns.id());
    }

    /** What stands in a column of any row, without blanks around it; nothing where the row is too short. */
    public String textOf(Row row, String column) {
        return text(heading, row, column);
    }

    /** Whether a file is known to have it without anybody's saying so. */
    static boolean isFound(char separator) {
        return SEPARATORS.contains(separator);
    }

    /** The one with which the heading has the most columns that are known; a comma where none has any. */
    private static char separator(String text, Columns columns) {
        return SEPARATORS.stream()
                .max(Comparator.comparingLong((Character candidate) -> known(text, candidate, columns))
                        .thenComparing(candidate -> candidate == ','))
                .orElseThrow();
    }

    private static long known(String text, char separator, Columns columns) {
        try (CSVParser parser = format(separator).parse(new StringReader(text))) {
            for (CSVRecord cells : parser) {
                Row row = new Row(1, cells.toList());
                if (!row.isBlank()) {
                    return row.cells().stream()
                            .filter(name -> columns.isKnown(Heading.fold(name)))
                            .count();
                }
            }
            return 0;
        } catch (IOException | UncheckedIOException _) { // Not with this separator.
            return 0;
        }
    }

    static CSVFormat format(char separator) {
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator)
                .setIgnoreSurroundingSpaces(true) // A quotation mark behind a blank begins a cell, too.
                .get();
    }

    /** The cell of a row in a column that every file of the kind has. */
    String cell(Row row, String column) {
        return row.cells().get(heading.places().get(column));
    }

    /** A reader of each row. */
    public List<FieldReader> readers() {
        return rows.stream().map(this::reader).toList();
    }

    /** A reader of a row whose cells are as many as the heading's. */
    public FieldReader reader(Row row) {
        return new FieldReader(this, row);
    }

    /** Whether there is nothing below the heading. */
    public boolean isWithoutRows() {
        return rows.isEmpty() && refused.isEmpty();
    }

    /** Columns that nobody reads, as the file has them. */
    public List<String> unknownColumns() {
        return heading.unknown(columns);
    }
}
