package io.symbia.verifier.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Any 64 bits are a time, and none is an error. */
public class MomentTest {
    private static final List<Long> TIMES = List.of(
            0L,
            1L,
            59L,
            1_700_000_000L,
            253_402_300_799L,
            253_402_300_800L,
            1L << 62,
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            -2L,
            -1L);

    @Test
    void isNamedAsLongAsAYearHasFourDigits() {
        assertThat(new Moment(253_402_300_799L)).hasToString("9999-12-31T23:59:59Z");
        assertThat(new Moment(253_402_300_800L)).hasToString("253402300800");
        assertThat(new Moment(-1)).hasToString("18446744073709551615");
        assertThat(Moment.of(Instant.parse("1969-12-31T23:59:59Z"))).isEqualTo(new Moment(0));
    }

    @Test
    void isOrderedAddedToAndAgedWithoutAnError() {
        for (int index = 0; index < TIMES.size(); index++) {
            Moment one = new Moment(TIMES.get(index));
            for (int later = 0; later < TIMES.size(); later++) {
                Moment other = new Moment(TIMES.get(later));
                assertThat(other.isAfter(one)).isEqualTo(later > index);
                assertThat(one.age(other)).isNotEmpty();
                assertThat(one.isAfter(one.plus(Math.max(0, TIMES.get(later))))).isFalse();
            }
        }
    }

    @Test
    void saysItsAgeInTheLargestUnitOfWhichThereAreTwo() {
        Moment then = new Moment(1_000_000);
        List<String> ages = List.of(0, 119, 120, 7_199, 7_200, 172_799, 172_800).stream()
                .map(age -> then.age(then.plus(age)))
                .toList();
        assertThat(ages)
                .containsExactly(
                        "0 seconds ago",
                        "119 seconds ago",
                        "2 minutes ago",
                        "119 minutes ago",
                        "2 hours ago",
                        "47 hours ago",
                        "2 days ago");
        assertThat(then.plus(1).age(then)).isEqualTo("ahead of the clock");
    }
}
