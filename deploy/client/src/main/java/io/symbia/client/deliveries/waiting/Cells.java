package io.symbia.client.deliveries.waiting;

import io.symbia.client.deliveries.table.FieldReader;
import io.symbia.client.deliveries.table.RowRefused;
import io.symbia.client.deliveries.text.SeveralRows;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How each cell of a row reads by itself. Where a cell was deleted or put in, those behind it stand in their neighbours' columns: most of them
 * cannot be read there, and one that can, such as a shipment's number in the place of the order's, says what is not so.
 *
 * @param neighbours columns that lie next to the order's number in most files, or hold a word of a list: one cell there shows a slip
 * @param readings   by column, in the order in which the columns are named
 */
public record Cells(Set<String> neighbours, Map<String, Reading> readings) {
    /** Reads the cell of a row in a column. */
    @FunctionalInterface
    public interface Reading {
        /** Refuses a cell that cannot be read, whatever stands in the others. */
        void of(FieldReader row, String column) throws RowRefused;
    }

    /** Keeps a copy. */
    public Cells {
        neighbours = Set.copyOf(neighbours);
        readings = Collections.unmodifiableMap(new LinkedHashMap<>(readings));
    }

    /** None yet. */
    public Cells(Set<String> neighbours) {
        this(neighbours, Map.of());
    }

    /** With more columns that are read in one way. */
    public Cells and(Reading reading, String... columns) {
        Map<String, Reading> all = new LinkedHashMap<>(readings);
        for (String column : columns) all.put(column, reading);
        return new Cells(neighbours, all);
    }

    /** The columns, in the order in which they were named. */
    public List<String> columns() {
        return List.copyOf(readings.keySet());
    }

    /** Whether the cells of a row may stand in columns that are not theirs: several cannot be read there, or one that tells by itself. */
    boolean mayHaveSlipped(FieldReader row) {
        int refused = 0;
        for (Map.Entry<String, Reading> cell : readings.entrySet()) {
            try {
                cell.getValue().of(row, cell.getKey());
            } catch (RowRefused refusal) { // The row is refused for it, or for another.
                if (isInPlace(row, cell.getKey(), refusal)) continue;
                if (neighbours.contains(cell.getKey())) return true;
                refused++;
            }
        }
        return refused > 1;
    }

    /** A date or a number in a form that nobody reads here stands where one is due. */
    private static boolean isInPlace(FieldReader row, String column, RowRefused refusal) {
        return switch (refusal.code()) {
            case FieldReader.DATE_UNREADABLE -> SeveralRows.isDate(row.written(column));
            case FieldReader.AMOUNT_UNREADABLE -> SeveralRows.isNumber(row.written(column));
            default -> false;
        };
    }
}
