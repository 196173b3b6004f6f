package io.symbia.client.deliveries.table;

import java.util.List;

/**
 * The columns of a kind of file, in small letters.
 *
 * @param read    that every file of the kind has, the one of a row's own id first
 * @param dates   those of them that hold dates
 * @param numbers those of them that hold amounts, weights and quantities
 * @param passed  that files of the kind may have, and that nobody reads
 */
public record Columns(List<String> read, List<String> dates, List<String> numbers, List<String> passed) {
    /** None of them holds numbers. */
    public Columns(List<String> read, List<String> dates, List<String> passed) {
        this(read, dates, List.of(), passed);
    }

    /** The column of a row's own id. */
    String id() {
        return read.getFirst();
    }

    /** Whether a file of the kind has, or may have, a column of this name. */
    boolean isKnown(String name) {
        return read.contains(name) || passed.contains(name) || RefusedFile.COLUMNS.contains(name);
    }
}
