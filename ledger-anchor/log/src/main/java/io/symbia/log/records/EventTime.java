package io.symbia.log.records;

import java.time.LocalDate;
import java.util.Arrays;

/**
 * The {@code time} of an event, when it was accepted, in its one spelling: {@code 2026-11-22T09:30:00.123Z}. Events come nearly in order, so that
 * most have the minute of the one before, which is read once. Not for use by two threads at once.
 */
final class EventTime {
    static final long NONE = -1;

    private static final String SHAPE_OF_MINUTE = "dddd-dd-ddTdd:dd:";
    private static final String SHAPE_OF_REST = "dd.dddZ";
    private static final int MINUTE_LENGTH = SHAPE_OF_MINUTE.length();
    private static final int LENGTH = MINUTE_LENGTH + SHAPE_OF_REST.length();
    private static final long MINUTES_A_DAY = 24 * 60;
    private static final long MILLIS_A_MINUTE = 60_000;

    private final byte[] minute = new byte[MINUTE_LENGTH]; // That was read last.
    private long minuteMillis = NONE; // Of its begin.

    /** Milliseconds since 1970, or {@link #NONE} for what is no time since then. */
    long millis(byte[] bytes, int from, int to) {
        if (to - from != LENGTH || !fits(SHAPE_OF_REST, bytes, from + MINUTE_LENGTH)) {
            return NONE;
        }
        if (!Arrays.equals(minute, 0, MINUTE_LENGTH, bytes, from, from + MINUTE_LENGTH)) {
            System.arraycopy(bytes, from, minute, 0, MINUTE_LENGTH);
            minuteMillis = fits(SHAPE_OF_MINUTE, minute, 0) ? millisOfMinute() : NONE;
        }
        int second = number(bytes, from + 17, 2);
        if (minuteMillis == NONE || second >= 60) {
            return NONE;
        }
        return minuteMillis + second * 1_000L + number(bytes, from + 20, 3);
    }

    private long millisOfMinute() {
        int year = number(minute, 0, 4);
        int month = number(minute, 5, 2);
        int day = number(minute, 8, 2);
        int hour = number(minute, 11, 2);
        int ofHour = number(minute, 14, 2);
        boolean isTime = year >= 1970 && month >= 1 && month <= 12 && day >= 1 && hour < 24 && ofHour < 60;
        if (!isTime || day > LocalDate.of(year, month, 1).lengthOfMonth()) {
            return NONE;
        }
        long minutes = LocalDate.of(year, month, day).toEpochDay() * MINUTES_A_DAY + hour * 60L + ofHour;
        return minutes * MILLIS_A_MINUTE;
    }

    private static boolean fits(String shape, byte[] bytes, int from) {
        for (int index = 0; index < shape.length(); index++) {
            byte is = bytes[from + index];
            boolean fits = shape.charAt(index) == 'd' ? is >= '0' && is <= '9' : is == shape.charAt(index);
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static int number(byte[] digits, int from, int count) {
        int number = 0;
        for (int index = from; index < from + count; index++) {
            number = 10 * number + digits[index] - '0';
        }
        return number;
    }
}
