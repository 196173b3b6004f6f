package io.symbia.log.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventTimeTest {
    private final EventTime reader = new EventTime();

    private long millis(String text) {
        byte[] bytes = ("..\"" + text + "\"").getBytes(StandardCharsets.UTF_8);
        return reader.millis(bytes, 3, bytes.length - 1);
    }

    @Test
    void isReadAsTheCalendarHasIt() {
        for (String time : List.of(
                "1970-01-01T00:00:00.000Z",
                "2024-02-29T23:59:59.999Z",
                "2026-11-22T09:30:00.123Z",
                "9999-12-31T23:59:59.999Z")) {
            assertThat(millis(time)).as(time).isEqualTo(Instant.parse(time).toEpochMilli());
        }
    }

    @Test
    void isNoneInAnyOtherSpelling() {
        for (String none : List.of(
                "",
                "2026-11-22T09:30:00Z",
                "2026-11-22T09:30:00.123+",
                "2026-13-22T09:30:00.123Z",
                "2026-00-22T09:30:00.123Z",
                "2025-02-29T09:30:00.123Z",
                "2026-11-00T09:30:00.123Z",
                "2026-11-22T24:30:00.123Z",
                "2026-11-22T09:60:00.123Z",
                "2026-11-22T09:30:60.123Z",
                "1969-12-31T23:59:59.999Z",
                "-026-11-22T09:30:00.123Z")) {
            assertThat(millis(none)).as(none).isEqualTo(EventTime.NONE);
        }
    }

    /** The minute before is remembered: also one that is none, and it says nothing about the next. */
    @Test
    void isReadAloneWhateverCameBefore() {
        List<String> times = List.of(
                "2026-11-22T09:30:00.123Z",
                "2026-11-22T09:30:59.999Z",
                "2026-11-22T09:30:60.000Z",
                "2026-11-22T09:31:00.000Z",
                "2026-02-30T09:31:00.000Z",
                "2026-02-30T09:31:00.001Z",
                "2026-1a-22T09:31:00.000Z",
                "2026-11-22T09:31:0a.000Z",
                "2026-11-22 09:31:00.000Z");
        for (String before : times) {
            for (String time : times) {
                millis(before);
                assertThat(millis(time)).as("%s after %s", time, before).isEqualTo(asTheLibraryReads(time));
            }
        }
    }

    private static long asTheLibraryReads(String time) {
        try {
            return Instant.parse(time).toEpochMilli();
        } catch (DateTimeParseException _) {
            return EventTime.NONE;
        }
    }
}
