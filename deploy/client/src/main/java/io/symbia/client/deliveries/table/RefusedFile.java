package io.symbia.client.deliveries.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVPrinter;

/**
 * The file of refused rows: the same heading with line, code and reason before it, and each row as it stands, so that it can be mended
 * there and imported again.
 */
public final class RefusedFile {
    static final List<String> COLUMNS = List.of("refused line", "refused code", "refused reason");

    /** A spreadsheet takes a cell that begins so for a formula, and runs it; behind an apostrophe it is text. */
    private static final Pattern RUN = Pattern.compile("(?s)'*[=+@\\t\\r\\n-].*");

    private static final Pattern GUARDED = Pattern.compile("(?s)'+[=+@\\t\\r\\n-].*");

    private RefusedFile() {}

    /** Writes the rows, in the order of their lines. */
    public static void write(Path target, Table table, List<RefusedRow> rows) throws IOException {
        boolean again = table.heading().places().keySet().containsAll(COLUMNS);
        try (var writer = Files.newBufferedWriter(target);
                CSVPrinter printer = new CSVPrinter(writer, Table.format(table.separator()))) {
            List<String> heading = new ArrayList<>(again ? List.of() : COLUMNS);
            heading.addAll(table.heading().written());
            printer.printRecord(heading);
            for (RefusedRow refused : rows) {
                List<String> cells = new ArrayList<>(
                        again ? List.of() : COLUMNS.stream().map(_ -> "").toList());
                cells.addAll(refused.row().cells());
                put(cells, table, again, 0, Long.toString(refused.lineNumber()));
                put(cells, table, again, 1, refused.code());
                put(cells, table, again, 2, refused.reason());
                printer.printRecord(cells.stream().map(RefusedFile::guarded).toList());
            }
        }
    }

    private static void put(List<String> cells, Table table, boolean again, int column, String text) {
        int place = again ? table.heading().places().get(COLUMNS.get(column)) : column;
        if (place < cells.size()) cells.set(place, text);
    }

    private static String guarded(String cell) {
        return RUN.matcher(cell).matches() ? "'" + cell : cell;
    }

    static Row unguarded(Row row) {
        return new Row(
                row.line(),
                row.cells().stream()
                        .map(cell -> GUARDED.matcher(cell).matches() ? cell.substring(1) : cell)
                        .toList());
    }
}
