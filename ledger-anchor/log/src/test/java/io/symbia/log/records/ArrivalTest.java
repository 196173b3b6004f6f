package io.symbia.log.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class ArrivalTest {
    private static final long NOW = Instant.parse("2026-11-22T09:30:00Z").toEpochMilli();
    private static final long BELIEVED = Arrival.BELIEVED.toMillis();

    private static ConsumerRecord<String, String> record(TimestampType type, long millis) {
        return new ConsumerRecord<>("events", 0, 0, millis, type, 0, 0, "", "", new RecordHeaders(), Optional.empty());
    }

    private static Arrival made(long madeMillis, long saidMillis) {
        return Arrival.of(record(TimestampType.CREATE_TIME, madeMillis), OptionalLong.of(saidMillis), NOW);
    }

    private static Arrival stamped(long takenMillis, long saidMillis) {
        return Arrival.of(record(TimestampType.LOG_APPEND_TIME, takenMillis), OptionalLong.of(saidMillis), NOW);
    }

    @Test
    void believesAnEventThatWaitedALittle() {
        assertThat(made(NOW, NOW - 200)).isEqualTo(new Arrival(NOW - 200, true));
        assertThat(made(NOW, NOW - BELIEVED)).isEqualTo(new Arrival(NOW - BELIEVED, true));
        assertThat(made(NOW, NOW - BELIEVED - 1)).isEqualTo(new Arrival(NOW, false));
    }

    /** The first and the last time that an event can say, and the times that a record can have beside it. */
    @Test
    void countsFromWhenTheLogReadWhatIsSaidOfAnotherTime() {
        long first = 0;
        long last = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();
        for (long made : List.of(-1L, 0L, 1L, NOW - 3_600_000, NOW, NOW + 3_600_000, Long.MAX_VALUE)) {
            assertThat(made(made, first)).isEqualTo(new Arrival(NOW, false));
            assertThat(made(made, last)).isEqualTo(new Arrival(NOW, false));
            assertThat(made(made, NOW + BELIEVED)).isEqualTo(new Arrival(NOW, true));
            assertThat(made(made, NOW + BELIEVED + 1)).isEqualTo(new Arrival(NOW, false));
        }
    }

    /** What a broker took an hour ago has waited for an hour. */
    @Test
    void countsFromWhenTheBrokerTookWhatItStamps() {
        long taken = NOW - 3_600_000;

        assertThat(stamped(taken, taken - 100)).isEqualTo(new Arrival(taken - 100, true));
        assertThat(stamped(taken, 0)).isEqualTo(new Arrival(taken, false));
        assertThat(stamped(taken, NOW)).isEqualTo(new Arrival(taken, false));
        assertThat(Arrival.of(record(TimestampType.LOG_APPEND_TIME, taken), OptionalLong.empty(), NOW))
                .isEqualTo(new Arrival(taken, true));
    }

    @Test
    void isNeverLaterThanNow() {
        assertThat(stamped(NOW + 3_600_000, NOW + 3_600_000).millis()).isEqualTo(NOW);
        assertThat(stamped(Long.MAX_VALUE, 0).millis()).isEqualTo(NOW);
        assertThat(stamped(-1, NOW).millis()).isEqualTo(NOW);
    }
}
