package io.symbia.client.deliveries.waiting;

import io.symbia.client.deliveries.table.Absence;
import io.symbia.client.deliveries.table.Row;
import io.symbia.client.deliveries.table.Table;
import io.symbia.events.words.trade.OwnName;
import java.util.Optional;

/**
 * The orders of a table's rows, as far as the rows show them.
 *
 * @param column of order numbers
 * @param cells  how each is read
 */
public record ShownOrders(Table table, String column, Cells cells) {
    /** The number of a row's order; nothing where none stands in its place, or its cells may have slipped, so that another's may stand there. */
    public Optional<String> of(Row row) {
        if (!table.isWhole(row) || mayHaveSlipped(row)) return Optional.empty();
        String number = table.textOf(row, column);
        if (Absence.isNoNumber(number)) return Optional.empty();
        return Optional.of(number).filter(OwnName::isNumber); // For another, the row is refused.
    }

    /** Whether the cells of a row that has as many as the heading may stand in columns that are not theirs. */
    boolean mayHaveSlipped(Row row) {
        return table.isWhole(row) && cells.mayHaveSlipped(table.reader(row));
    }
}
