package io.symbia.client.deliveries.table;

import java.util.List;
import java.util.Set;

/**
 * The cells of one record, as written.
 *
 * @param line where the record begins, counted from 1
 * @param kept the places, from 0, of cells that stood behind an apostrophe in a file of refused rows, so that no spreadsheet has written them anew
 */
public record Row(long line, List<String> cells, Set<Integer> kept) {
    private static final int MAX_QUOTED = 80; // Characters of a cell in a reason.

    /** Keeps copies. */
    public Row {
        cells = List.copyOf(cells);
        kept = Set.copyOf(kept);
    }

    /** None of its cells stood behind an apostrophe. */
    public Row(long line, List<String> cells) {
        this(line, cells, Set.of());
    }

    boolean isBlank() {
        return cells.stream().allMatch(String::isBlank);
    }

    /** A cell in quotes as a reason shows it: its beginning, where it is long. */
    public static String quoted(String cell) {
        return "'" + (cell.length() <= MAX_QUOTED ? cell : cell.substring(0, MAX_QUOTED) + "...") + "'";
    }
}
