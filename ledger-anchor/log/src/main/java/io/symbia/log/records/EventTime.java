package io.symbia.log.records;

import java.time.LocalDate;

/** The {@code time} of an event, when it was accepted, in its one spelling: {@code 2026-11-22T09:30:00.123Z}. */
final class EventTime {
    static final long NONE = -1;

    private static final String SHAPE = "dddd-dd-ddTdd:dd:dd.dddZ";
    private static final long MILLIS_A_DAY = 86_400_000;

    private EventTime() {}

    /** Milliseconds since 1970, or {@link #NONE} for what is no time since then. */
    static long millis(byte[] bytes, int from, int to) {
        if (to - from != SHAPE.length()) {
            return NONE;
        }
        for (int index = 0; index < SHAPE.length(); index++) {
            byte is = bytes[from + index];
            boolean fits = SHAPE.charAt(index) == 'd' ? is >= '0' && is <= '9' : is == SHAPE.charAt(index);
            if (!fits) {
                return NONE;
            }
        }
        int year = number(bytes, from, 4);
        int month = number(bytes, from + 5, 2);
        int day = number(bytes, from + 8, 2);
        int hour = number(bytes, from + 11, 2);
        int minute = number(bytes, from + 14, 2);
        int second = number(bytes, from + 17, 2);
        boolean isTime =
                year >= 1970 && month >= 1 && month <= 12 && day >= 1 && hour < 24 && minute < 60 && second < 60;
        if (!isTime || day > LocalDate.of(year, month, 1).lengthOfMonth()) {
            return NONE;
        }
        long ofDay = ((hour * 60L + minute) * 60 + second) * 1_000 + number(bytes, from + 20, 3);
        return LocalDate.of(year, month, day).toEpochDay() * MILLIS_A_DAY + ofDay;
    }

    private static int number(byte[] digits, int from, int count) {
        int number = 0;
        for (int index = from; index < from + count; index++) {
            number = 10 * number + digits[index] - '0';
        }
        return number;
    }
}
