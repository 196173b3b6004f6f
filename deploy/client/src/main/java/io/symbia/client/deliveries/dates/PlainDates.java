package io.symbia.client.deliveries.dates;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Dates that can be read whatever a file shows about its others: their month is named, or they are of ISO 8601. */
public final class PlainDates {
    private static final int MONTHS = 12;

    /** A date before the first or behind the last is a slip of the pen. */
    public static final int FIRST_YEAR = 1970;

    /** As {@link #FIRST_YEAR}. */
    public static final int LAST_YEAR = 2099;

    private static final Pattern NAMED_MONTH = Pattern.compile("\\d{1,2}-[A-Za-z]{3}-\\d{2}");
    private static final DateTimeFormatter NAMED_MONTH_FORMAT = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("d-MMM-")
            .appendValueReduced(ChronoField.YEAR, 2, 2, 2000) // These records begin in 2006.
            .toFormatter(Locale.ENGLISH)
            .withResolverStyle(ResolverStyle.STRICT); // There is no 31-Feb.
    private static final Pattern ISO_8601 = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final DateTimeFormatter ISO_8601_FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private PlainDates() {}

    /** The date that a text such as {@code 2014-04-03} or {@code 3-Apr-14} is, its year last in the second; nothing when it is none. */
    public static Optional<LocalDate> read(String value) {
        return parse(value, ISO_8601, ISO_8601_FORMAT).or(() -> namedMonth(value));
    }

    /** Whether a year is one that a record can be about. */
    public static boolean isInRange(LocalDate date) {
        return date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR;
    }

    /** The date that a text such as {@code 3-Apr-14} is, its year last; nothing when it is none. */
    public static Optional<LocalDate> namedMonth(String value) {
        return parse(value, NAMED_MONTH, NAMED_MONTH_FORMAT);
    }

    /** Whether a text has the shape of {@code 2014-04-03}. */
    static boolean isIso(String value) {
        return ISO_8601.matcher(value).matches();
    }

    /** Whether a text is a date that is read in one way, and one with day and month exchanged is a date, too. */
    public static boolean isTurnable(String value) {
        return read(value)
                .filter(date -> date.getDayOfMonth() <= MONTHS && date.getDayOfMonth() != date.getMonthValue())
                .isPresent();
    }

    /** The shape first: a formatter alone takes more digits than are meant, and a sign. */
    private static Optional<LocalDate> parse(String value, Pattern shape, DateTimeFormatter format) {
        if (!shape.matcher(value).matches()) return Optional.empty();
        try {
            return Optional.of(LocalDate.parse(value, format));
        } catch (DateTimeParseException _) { // The calendar has no such day.
            return Optional.empty();
        }
    }
}
