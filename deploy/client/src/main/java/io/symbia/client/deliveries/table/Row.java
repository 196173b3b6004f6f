package io.symbia.client.deliveries.table;

import java.util.List;

/**
 * The cells of one record, as written.
 *
 * @param line where the record begins, counted from 1
 */
public record Row(long line, List<String> cells) {
    private static final int MAX_QUOTED = 80; // Characters of a cell in a reason.

    /** Keeps a copy. */
    public Row {
        cells = List.copyOf(cells);
    }

    boolean isBlank() {
        return cells.stream().allMatch(String::isBlank);
    }

    /** A cell in quotes as a reason shows it: its beginning, where it is long. */
    public static String quoted(String cell) {
        return "'" + (cell.length() <= MAX_QUOTED ? cell : cell.substring(0, MAX_QUOTED) + "...") + "'";
    }
}
