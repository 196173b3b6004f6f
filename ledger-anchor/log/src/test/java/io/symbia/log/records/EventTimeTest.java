package io.symbia.log.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventTimeTest {
    private static long millis(String text) {
        byte[] bytes = ("..\"" + text + "\"").getBytes(StandardCharsets.UTF_8);
        return EventTime.millis(bytes, 3, bytes.length - 1);
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
}
