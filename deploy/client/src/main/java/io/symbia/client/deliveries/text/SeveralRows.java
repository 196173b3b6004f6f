package io.symbia.client.deliveries.text;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Recognises a cell that has swallowed rows, by the dates and numbers in it. */
public final class SeveralRows {
    /** Each row has more than that; in a note or an address one may stand alone between separators. */
    private static final int FEWEST_DATES = 2;

    private static final int FEWEST_NUMBERS = 3; // Beside one date: the others may be words, or be cut off.

    /** In whatever shape programs write it, a time behind it or not, and whether the calendar has it or not. */
    private static final Pattern DATE = Pattern.compile("(?U)(\\d{4}([./-])\\d{1,2}\\2\\d{1,2}"
            + "|\\d{1,2}([./-])(\\d{1,2}|\\p{L}{3,9}\\.?)\\3(\\d{2}|\\d{4})"
            + "|\\d{1,2}\\.? \\p{L}{3,9}\\.? \\d{4}|\\p{L}{3,9} \\d{1,2} \\d{4})([T ]\\d{1,2}:\\d{2}.*)?");

    private static final Pattern NUMBER = Pattern.compile("\\d+([.,]\\d+)*");

    private SeveralRows() {}

    /**
     * Whether a cell has a line break, and at least as many separators as a row. They are not counted exactly: rows that a cell has swallowed
     * have blank lines between them, commas without quotes, separators behind their last cell. The first of them may lack cells at its end,
     * which spreadsheets leave out where they are empty: then half of those that are read do, if there are dates among them, or a date and numbers.
     *
     * @param due    how many cells the heading has
     * @param fewest how many of them are read
     */
    public static boolean isIn(String cell, int due, int fewest, char separator) {
        if (cell.indexOf('\n') < 0 && cell.indexOf('\r') < 0) return false;
        long separators = cell.chars().filter(one -> one == separator).count();
        if (due > 1 && separators >= due - 1) return true;
        if (2 * separators < fewest - 1) return false;
        String between = "[\r\n]|" + Pattern.quote(String.valueOf(separator));
        List<String> pieces =
                Arrays.stream(cell.split(between)).map(String::strip).toList();
        long dates = count(pieces, DATE);
        return dates >= FEWEST_DATES || (dates > 0 && count(pieces, NUMBER) >= FEWEST_NUMBERS);
    }

    /** Whether a cell has the shape of a date, as it is read here or elsewhere. */
    public static boolean isDate(String cell) {
        return DATE.matcher(cell.strip()).matches();
    }

    /** Whether a cell is digits with points or commas between them. */
    public static boolean isNumber(String cell) {
        return NUMBER.matcher(cell.strip()).matches();
    }

    private static long count(List<String> pieces, Pattern shape) {
        return pieces.stream().filter(shape.asMatchPredicate()).count();
    }
}
