package io.symbia.log.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LeafTableTest {
    private static final int NUMBERS = 200_000; // From 4,096 slots on, seven tables.

    private final KeyHash hash = new KeyHash();

    @Test
    void findsEveryNumberUnderItsOwnKeyOnly() {
        LeafTable table = new LeafTable(1000);
        for (long number = 0; number < NUMBERS; number++) {
            table.add(hash.ofStream(number, 1), number);
        }
        for (long number = 0; number < NUMBERS; number++) {
            long expected = number;
            assertThat(table.find(hash.ofStream(number, 1), candidate -> candidate == expected))
                    .isEqualTo(number);
            assertThat(table.find(hash.ofStream(number, 2), candidate -> false)).isEqualTo(LeafTable.NONE);
        }
    }

    @Test
    void looksOnWhenACandidateIsNotTheOne() {
        LeafTable table = new LeafTable(10);
        for (long number = 0; number < 100; number++) {
            table.add(42, number);
        }
        assertThat(table.find(42, candidate -> candidate == 99)).isEqualTo(99);
        assertThat(table.find(42, candidate -> candidate == 100)).isEqualTo(LeafTable.NONE);
    }

    @Test
    void isEmptyAfterItIsCleared() {
        LeafTable table = new LeafTable(10);
        for (long number = 0; number < 5000; number++) {
            table.add(number, number);
        }
        table.clear();
        for (long number = 0; number < 5000; number++) {
            assertThat(table.find(number, candidate -> true)).isEqualTo(LeafTable.NONE);
        }
    }

    @Test
    void refusesANumberThatItsSlotsCannotHold() {
        LeafTable table = new LeafTable(10);
        table.add(1, (1L << 40) - 2);
        assertThat(table.find(1, candidate -> true)).isEqualTo((1L << 40) - 2);
        assertThatThrownBy(() -> table.add(1, (1L << 40) - 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> table.add(1, -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
