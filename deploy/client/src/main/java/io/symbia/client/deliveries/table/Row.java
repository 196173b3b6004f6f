package io.symbia.client.deliveries.table;

import java.util.List;

/**
 * The cells of one record, as written.
 *
 * @param line where the record begins, counted from 1
 */
public record Row(long line, List<String> cells) {
    /** Keeps a copy. */
    public Row {
        cells = List.copyOf(cells);
    }

    boolean isBlank() {
        return cells.stream().allMatch(String::isBlank);
    }
}
