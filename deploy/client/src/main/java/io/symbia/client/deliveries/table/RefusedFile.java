package io.symbia.client.deliveries.table;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import io.symbia.client.deliveries.dates.DateOrder;
import io.symbia.client.deliveries.dates.DatePart;
import io.symbia.client.deliveries.dates.SaidDates;
import io.symbia.client.deliveries.text.PlainNumbers;
import io.symbia.client.deliveries.text.TextFile;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVPrinter;

/**
 * The file of refused rows: the same heading with line, code and reason before it, and each row as it stands, so that it can be mended
 * there and imported again. It has the separator and the charset of the file that was read.
 */
public final class RefusedFile {
    private static final String LINE = "refused line";
    private static final String CODE = "refused code";
    private static final String REASON = "refused reason";
    static final List<String> COLUMNS = List.of(LINE, CODE, REASON);

    private static final int MAX_NAMES = 1_000; // So many runs before somebody clears up.

    private final Table table;
    private final List<Row> rows;
    private final Charset charset;
    private final byte[] content;

    private RefusedFile(Table table, List<RefusedRow> rows, Charset charset, byte[] content) {
        this.table = table;
        this.rows = rows.stream().map(RefusedRow::row).filter(table::isWhole).toList();
        this.charset = charset;
        this.content = content;
    }

    /** A file of rows, in the order in which they are given. A charset that cannot write them, or whose bytes would be taken for UTF-8, is left for that. */
    public static RefusedFile of(Table table, List<RefusedRow> rows) {
        Charset charset = table.shape().charset();
        String mark = table.marked() ? TextFile.BYTE_ORDER_MARK : "";
        String text = mark + text(table, rows, true);
        boolean fits = charset.canEncode()
                && charset.newEncoder().canEncode(text(table, rows, false))
                && !TextFile.isRefused(text.getBytes(charset), charset);
        Charset fitting = fits ? charset : StandardCharsets.UTF_8;
        return new RefusedFile(table, rows, fitting, text.getBytes(fitting));
    }

    /** @param reasons whether they are in it: they may quote what others wrote, and lose a letter that the charset lacks */
    private static String text(Table table, List<RefusedRow> rows, boolean reasons) {
        Map<String, Integer> places = table.heading().places();
        List<String> added =
                COLUMNS.stream().filter(column -> !places.containsKey(column)).toList();
        StringWriter text = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(text, Table.format(table.separator()))) {
            List<String> heading = new ArrayList<>(added);
            heading.addAll(table.heading().written());
            printer.printRecord(heading);
            for (RefusedRow refused : rows) {
                Map<String, String> said = Map.of(
                        LINE, Long.toString(refused.lineNumber()),
                        CODE, refused.code(),
                        REASON, reasons ? refused.reason() : "");
                List<String> own = said(table, refused.row());
                said.forEach((column, value) -> {
                    int place = places.getOrDefault(column, own.size());
                    if (place < own.size()) own.set(place, value);
                });
                List<String> cells =
                        new ArrayList<>(added.stream().map(said::get).toList());
                cells.addAll(own);
                printer.printRecord(cells.stream().map(RefusedFile::guarded).toList());
            }
        } catch (IOException impossible) { // It is written to memory.
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /** The cells of a row, so that they say by themselves what other rows of the file have shown. */
    private static List<String> said(Table table, Row row) {
        List<String> cells = new ArrayList<>(row.cells());
        if (!table.pointDecimal() || !table.isWhole(row)) return cells;
        for (String column : table.columns().numbers()) {
            int place = table.heading().places().get(column);
            String cell = cells.get(place).strip();
            if (PlainNumbers.mayBeThousands(cell)) cells.set(place, cell + "0");
        }
        return cells;
    }

    /**
     * Writes it, and nothing over: somebody may have mended rows in a file of an earlier run. Where the name is taken, another with a number
     * is; a file that has the very same in it already is left as it is.
     *
     * @return where it is
     */
    public Path write(Path wanted) throws IOException {
        if (Files.exists(wanted) && !Files.isRegularFile(wanted)) { // A terminal or a pipe has nothing to lose.
            return Files.write(wanted, content, WRITE);
        }
        for (int number = 1; number <= MAX_NAMES; number++) {
            Path place = number == 1 ? wanted : numbered(wanted, number);
            try {
                return Files.write(place, content, CREATE_NEW, WRITE);
            } catch (FileAlreadyExistsException _) {
                if (hasSame(place)) return place;
            } catch (IOException failed) {
                Files.deleteIfExists(place); // Half of the rows would pass for all of them.
                throw new IOException(place + " could not be written: " + TextFile.why(failed), failed);
            }
        }
        throw new IOException(wanted + " could not be written: it is there, and so are " + (MAX_NAMES - 1)
                + " files with a number behind its name");
    }

    private static Path numbered(Path wanted, int number) {
        String name = wanted.getFileName().toString();
        int end = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length();
        return wanted.resolveSibling(name.substring(0, end) + "-" + number + name.substring(end));
    }

    private boolean hasSame(Path place) throws IOException {
        return Files.isRegularFile(place)
                && Files.size(place) == content.length
                && Arrays.equals(Files.readAllBytes(place), content);
    }

    /** What has to be typed with it so that its rows are read as those of the file were, each option after a blank; nothing for most files. */
    public String options() {
        StringBuilder options = new StringBuilder();
        DatePart dates = table.heading().dates(rows, table.columns());
        Map<String, DateOrder> orders = new LinkedHashMap<>(table.orders().all());
        orders.keySet().removeIf(column -> !dates.isSlashed(column));
        // By column: what is said of one is not said of the others, whose dates a spreadsheet may write anew.
        orders.forEach((column, order) -> options.append(" --dates '%s=%s'".formatted(column, order.option())));
        // The row that shows where the year is is not among them.
        dates.yearsInDoubt().stream()
                .filter(column -> !orders.containsKey(column))
                .forEach(column -> options.append(" --dates '%s=%s'".formatted(column, SaidDates.YEAR_LAST)));
        if (!charset.equals(StandardCharsets.UTF_8) || TextFile.isInDoubt(new String(content, charset)))
            options.append(" --charset ").append(charset);
        char separator = table.separator();
        if (table.shape().separator().isPresent() || !Table.isFound(separator))
            options.append(" --separator ").append(typed(separator));
        return options.toString();
    }

    /** Quotes it for a shell. */
    private static String typed(char separator) {
        return switch (separator) {
            case '\t' -> "tab";
            case '\'' -> "\"'\"";
            default -> "'" + separator + "'";
        };
    }

    private static String guarded(String cell) {
        return Guard.isDue(cell) ? Guard.MARK + cell : cell;
    }

    static Row unguarded(Row row) {
        List<String> cells = new ArrayList<>(row.cells());
        Set<Integer> kept = new HashSet<>();
        for (int place = 0; place < cells.size(); place++) {
            String cell = cells.get(place);
            if (!Guard.isIn(cell)) continue;
            cells.set(place, cell.substring(Guard.MARK.length()));
            kept.add(place);
        }
        return new Row(row.line(), cells, kept);
    }
}
