package io.symbia.client.deliveries.table;

/**
 * A row that was not imported, and why.
 *
 * @param row  as it stands in the file
 * @param id   the row's own id, as written
 * @param code a stable name of the reason
 */
public record RefusedRow(Row row, String id, String code, String reason) {
    /** Counted from 1, the heading being line 1 of most files. */
    public long lineNumber() {
        return row.line();
    }
}
