package io.symbia.support.json;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Times in a request. Jackson takes {@code 2026} for a number of seconds, and cuts a time of day off a date; here a text has the form
 * that is due, or is refused, and a year has four digits. An instant is in UTC: an offset would be local time that somebody stated, and
 * is read where there is a place for it.
 */
final class TimeText {
    private static final int LAST_YEAR = 9_999;
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final String MOMENT =
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\\.[0-9]{1,9})?)?";
    private static final Pattern INSTANT = Pattern.compile(MOMENT + "Z");
    private static final Pattern LOCAL = Pattern.compile(MOMENT + "(Z|[+-][0-9]{2}:[0-9]{2})");
    private static final Pattern OFFSET = Pattern.compile("Z|[+-][0-9]{2}:[0-9]{2}");

    private TimeText() {}

    /**
     * What the text stands for; empty for a type that is no time.
     *
     * @throws IllegalArgumentException         when it has another form
     * @throws java.time.DateTimeException when there is no such time
     */
    static Optional<Object> parse(String text, Class<?> type) {
        if (type == Instant.class) return Optional.of(checked(Instant.parse(require(INSTANT, text)), text));
        if (type == OffsetDateTime.class) return Optional.of(local(text));
        if (type == LocalDate.class) return Optional.of(LocalDate.parse(require(DATE, text)));
        if (type == ZoneOffset.class) return Optional.of(ZoneOffset.of(require(OFFSET, text)));
        return Optional.empty();
    }

    private static OffsetDateTime local(String text) {
        OffsetDateTime local = OffsetDateTime.parse(require(LOCAL, text));
        checked(local.toInstant(), text);
        return local;
    }

    private static Instant checked(Instant instant, String text) {
        int year = instant.atOffset(ZoneOffset.UTC).getYear(); // An offset leads into another year.
        if (year < 0 || year > LAST_YEAR) throw new IllegalArgumentException("no year of four digits: " + text);
        if (!instant.equals(instant.truncatedTo(ChronoUnit.MILLIS))) {
            throw new IllegalArgumentException("finer than a millisecond: " + text);
        }
        return instant;
    }

    private static String require(Pattern form, String text) {
        if (!form.matcher(text).matches()) throw new IllegalArgumentException("of another form: " + text);
        return text;
    }
}
