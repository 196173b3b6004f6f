package io.symbia.client.deliveries.text;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What dates such as {@code 14-Apr-03} say about where the year is. */
public final class NamedMonths {
    /** A number of a single digit is the day; of two numbers with two digits, either may be the year. */
    private static final Pattern YEAR_IN_FRONT = Pattern.compile("(\\d{2})(-[A-Za-z]{3}-)(\\d{2})");

    private String either;
    private boolean last;
    private boolean front;

    /** Takes a cell, whatever is in it. */
    public void add(long line, String cell) {
        Optional<LocalDate> dayFirst = PlainDates.namedMonth(cell);
        Matcher turned = YEAR_IN_FRONT.matcher(cell);
        Optional<LocalDate> yearFirst = turned.matches()
                ? PlainDates.namedMonth(turned.group(3) + turned.group(2) + turned.group(1))
                : Optional.empty();
        if (dayFirst.equals(yearFirst)) return; // No date, or the same number twice.
        if (yearFirst.isEmpty()) last = true;
        else if (dayFirst.isEmpty()) front = true;
        else if (either == null) either = "'%s' (line %d)".formatted(cell, line);
    }

    /** Whether one of them shows that the year is last. */
    public boolean isLast() {
        return last;
    }

    /**
     * The date that may be another; nothing when none may.
     *
     * @param named    whether somebody says that the year is last
     * @param ofOthers whether a date of the file proves it, which is none for a column that has a year in front
     */
    public Optional<String> doubt(boolean named, boolean ofOthers) {
        return last || named || (ofOthers && !front) ? Optional.empty() : Optional.ofNullable(either);
    }
}
