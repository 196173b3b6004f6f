package io.symbia.client.deliveries.text;

import java.util.regex.Pattern;

/**
 * What the numbers of a file that separates its cells by commas show about points: {@code 1.234} is one and a bit, or where a program writes
 * thousands with points, as in German or Vietnamese, more than a thousand.
 */
public final class NumberMarks {
    /** Fewer or more digits than three are behind it, or more than three or a zero before it, or thousands have commas. */
    private static final Pattern POINT = Pattern.compile(
            "\\d+\\.(\\d{1,2}|\\d{4,})|(0|\\d{4,})\\.\\d{3}|\\d{1,3}(,\\d{3})+\\.\\d+|\\d{1,3}(,\\d{3}){2,}");

    /** The same the other way round. */
    private static final Pattern COMMA = Pattern.compile(
            "\\d+,(\\d{1,2}|\\d{4,})|(0|\\d{4,}),\\d{3}|\\d{1,3}(\\.\\d{3})+,\\d+|\\d{1,3}(\\.\\d{3}){2,}");

    /** Units and currencies, which keep a cell from being read, and show nothing else about it. */
    private static final Pattern BESIDE = Pattern.compile("[\\p{L}\\p{Sc}\\p{Z}\\s]+");

    private boolean point;
    private boolean comma;

    /** Takes a cell, whatever is in it. */
    public void add(String cell) {
        if (point && comma) return;
        String number = BESIDE.matcher(cell).replaceAll("");
        point |= POINT.matcher(number).matches();
        comma |= COMMA.matcher(number).matches();
    }

    /** Whether a point stands before decimals for certain: some number shows it, and none the contrary. */
    public boolean isPointDecimal() {
        return point && !comma;
    }
}
