package io.symbia.client.deliveries.dates;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the dates of one column say, each by its first example. */
final class DateColumn {
    private static final int MONTHS = 12;

    /**
     * As people write dates that nobody reads here: with other marks, blanks, a day of the week, a year of two digits or a time. A spreadsheet leaves
     * those that it cannot read.
     */
    private static final Pattern OTHERWISE = Pattern.compile("(?:'|\\p{L}{2,10}[.,]{0,2} ?)?"
            + "(\\d{1,2}) ?([./ -]) ?(\\d{1,2}) ?\\2 ?(?:\\d{4}|\\d{2})\\.?(?:,?[T ] ?\\d{1,2}[:.]\\d{2}.*)?");

    private final NamedMonths months = new NamedMonths();
    private String dayFirst;
    private String monthFirst;
    private String either;
    private boolean mayBeAnew; // One of those stands so that a spreadsheet may have written it.
    private String settled; // Written so that it can be read in one way, and a date with day and month exchanged.
    private String settledIso; // The first of those in the form 2014-04-03, in which some spreadsheets show every date.
    private String left; // Written otherwise, so that only one of day and month can be the month.
    private DateOrder leftOrder;
    private boolean unread; // A spreadsheet that reads dates would have read it in whichever order.

    /** Takes a cell; see {@link DatePart#add}. */
    void add(long line, String cell, boolean kept) {
        months.add(line, cell);
        if (!kept && PlainDates.isTurnable(cell)) {
            if (settled == null) settled = example(line, cell);
            if (settledIso == null && PlainDates.isIso(cell)) settledIso = example(line, cell);
        }
        Optional<LocalDate> byDay = DateOrder.DMY.read(cell).filter(PlainDates::isInRange);
        Optional<LocalDate> byMonth = DateOrder.MDY.read(cell).filter(PlainDates::isInRange);
        if (byDay.isEmpty() && byMonth.isEmpty()) {
            otherwise(line, cell);
        } else if (byMonth.isEmpty()) {
            if (dayFirst == null) dayFirst = example(line, cell);
        } else if (byDay.isEmpty()) {
            if (monthFirst == null) monthFirst = example(line, cell);
        } else if (byDay.equals(byMonth)) {
            unread = true;
        } else {
            if (either == null) either = example(line, cell);
            mayBeAnew |= !kept;
        }
    }

    private void otherwise(long line, String cell) {
        Matcher date = OTHERWISE.matcher(cell);
        if (!date.matches()) return;
        boolean isMonth = Integer.parseInt(date.group(1)) <= MONTHS;
        boolean isMonthNext = Integer.parseInt(date.group(3)) <= MONTHS;
        if (isMonth && isMonthNext) {
            unread = true;
        } else if (isMonth != isMonthNext && left == null) {
            left = example(line, cell);
            leftOrder = isMonth ? DateOrder.MDY : DateOrder.DMY;
        }
    }

    private static String example(long line, String cell) {
        return "'%s' (line %d)".formatted(cell, line);
    }

    NamedMonths months() {
        return months;
    }

    /** A date that begins with the day for certain. */
    Optional<String> dayFirst() {
        return Optional.ofNullable(dayFirst);
    }

    /** A date that begins with the month for certain. */
    Optional<String> monthFirst() {
        return Optional.ofNullable(monthFirst);
    }

    boolean isSlashed() {
        return dayFirst != null || monthFirst != null || either != null;
    }

    /** The order that it proves; nothing where it contradicts itself, too. */
    Optional<DateOrder> shown() {
        if ((dayFirst == null) == (monthFirst == null)) return Optional.empty();
        return Optional.of(dayFirst != null ? DateOrder.DMY : DateOrder.MDY);
    }

    /**
     * Why it cannot be read; nothing where it can.
     *
     * @param wasRefused whether it is of a file of refused rows
     * @param elsewhere  a date that a spreadsheet has left in another column or part, if it has read all those there that it could
     */
    Optional<String> judge(
            String column, SaidDates said, boolean wasRefused, DateAdvice advice, Optional<LeftDate> elsewhere) {
        if (dayFirst != null && monthFirst != null) {
            return Optional.of(
                    ("column '%s' contradicts itself: %s begins with the day, %s with the month; where rows of two"
                                    + " files stand below one heading, import those of each as a file of their own")
                            .formatted(column, dayFirst, monthFirst));
        }
        Optional<String> against = said.named(column)
                .flatMap(order -> order == DateOrder.DMY ? monthFirst() : dayFirst())
                .map(date -> "column '%s' has the date %s, which is none of the order that was named"
                        .formatted(column, date));
        if (against.isPresent()) return against;
        boolean named = said.ofColumns().containsKey(column);
        boolean ownHalf = mayBeExchanged() && (shown().isPresent() || left != null);
        boolean half = ownHalf || (settledIso != null && mayBeExchanged() && elsewhere.isPresent());
        boolean ordered = named || (said.forAll().isPresent() && isSlashed());
        if (wasRefused && settled != null && (ordered || half))
            return exchanged(column); // The import itself has printed that order.
        if (named) return Optional.empty();
        if (half) { // Somebody who names an order for all columns may mean others.
            return Optional.of(
                    ownHalf
                            ? DateAdvice.ofHalf(column, settled, leftIn(column).orElseThrow())
                            : advice.ofHalfElsewhere(column, settledIso, elsewhere.orElseThrow()));
        }
        if (shown().isPresent()) return Optional.empty();
        // What was said of all columns of the first file is not said of dates that a spreadsheet has written anew
        // since.
        if (said.forAll().isPresent() && !(wasRefused && mayBeAnew)) return Optional.empty();
        return Optional.ofNullable(either).map(date -> advice.ofOrder(column, date));
    }

    /** Why dates of a file of refused rows may have day and month exchanged whatever order is named; nothing where all stand as they stood. */
    Optional<String> exchanged(String column) {
        return Optional.ofNullable(settled).map(date -> DateAdvice.ofExchanged(column, date));
    }

    /** A date that can be read in one order alone, as a spreadsheet leaves it that reads dates in the other. */
    Optional<LeftDate> leftIn(String column) {
        return dayFirst()
                .or(this::monthFirst)
                .or(() -> Optional.ofNullable(left))
                .map(date -> new LeftDate(column, date, shown().orElse(leftOrder)));
    }

    /** Whether a date stands there that a spreadsheet would have read, so that none has. */
    boolean isAsWritten() {
        return either != null || unread;
    }

    /** Whether all dates that could be read in both orders may have been read so, and written anew. */
    private boolean mayBeExchanged() {
        return settled != null && !isAsWritten();
    }
}
