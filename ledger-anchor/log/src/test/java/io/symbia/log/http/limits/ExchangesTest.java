package io.symbia.log.http.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.log.http.limits.Exchanges.Limits;
import io.symbia.log.http.limits.Exchanges.Reason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ExchangesTest {
    private final Exchanges exchanges =
            new Exchanges(new Limits(Duration.ofSeconds(10), Duration.ofSeconds(15), 8_192, Duration.ofMinutes(10)));

    @Test
    void leavesTimeToFindTheAnswer() {
        assertThat(exchanges.verdict(15_000, 0, 0)).isEmpty();
        assertThat(exchanges.verdict(15_124, 0, 0)).contains(Reason.SLOW_REQUEST);
    }

    @Test
    void endsWhoFetchesOneByteASecondLessThanTheFloor() {
        assertThat(exchanges.verdict(25_000, 81_920, 0)).isEmpty();
        assertThat(exchanges.verdict(25_000, 81_919, 0)).contains(Reason.SLOW_READER);
    }

    @Test
    void countsWhatComesTogetherWithWhatGoes() {
        assertThat(exchanges.verdict(25_000, 0, 81_920)).isEmpty();
        assertThat(exchanges.verdict(25_000, 0, 81_919)).contains(Reason.SLOW_REQUEST);
    }

    @Test
    void lastsForNobodyForEver() {
        assertThat(exchanges.verdict(600_000, 1L << 40, 0)).isEmpty();
        assertThat(exchanges.verdict(600_001, 1L << 40, 0)).contains(Reason.TOO_LONG);
    }
}
