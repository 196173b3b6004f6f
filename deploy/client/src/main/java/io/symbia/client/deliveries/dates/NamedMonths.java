package io.symbia.client.deliveries.dates;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What dates such as {@code 14-Apr-03} say about where the year is. */
final class NamedMonths {
    /** A number of a single digit is the day; of two numbers with two digits, either may be the year. */
    private static final Pattern YEAR_IN_FRONT = Pattern.compile("(\\d{2})(-[A-Za-z]{3}-)(\\d{2})");

    /** No month has such a day; 31 may be a slip of the pen in a month of thirty. */
    private static final Pattern NO_DAY = Pattern.compile("(00|3[2-9]|[4-9]\\d)-.*");

    private String either;
    private String front; // An example that no slip of the pen makes.
    private boolean mayBeFront;
    private boolean last;

    /** Takes a cell, whatever is in it. */
    void add(long line, String cell) {
        Optional<LocalDate> dayFirst = PlainDates.namedMonth(cell);
        Matcher turned = YEAR_IN_FRONT.matcher(cell);
        Optional<LocalDate> yearFirst = turned.matches()
                ? PlainDates.namedMonth(turned.group(3) + turned.group(2) + turned.group(1))
                : Optional.empty();
        if (dayFirst.equals(yearFirst)) return; // No date, or the same number twice.
        String example = "'%s' (line %d)".formatted(cell, line);
        if (yearFirst.isEmpty()) last = true;
        else if (dayFirst.isPresent()) {
            if (either == null) either = example;
        } else {
            mayBeFront = true;
            if (front == null && NO_DAY.matcher(cell).matches()) front = example;
        }
    }

    /** Whether one of them shows that the year is last. */
    boolean isLast() {
        return last;
    }

    /**
     * The date that may be another; nothing when none may.
     *
     * @param named    whether somebody says that the year is last
     * @param ofOthers whether a date of the file proves it, which is none for a column that has a year in front
     */
    Optional<String> doubt(boolean named, boolean ofOthers) {
        return last || named || (ofOthers && !mayBeFront) ? Optional.empty() : Optional.ofNullable(either);
    }

    /** Why dates of the column cannot be read whatever is said of them: one has the year in front, and another may have it there, too. */
    Optional<String> contradiction(String column) {
        if (front == null || either == null) return Optional.empty();
        return Optional.of(
                "column '%s' has the year in front in %s, and %s may have it there, too: write such dates as 2003-04-14"
                        .formatted(column, front, either));
    }
}
