package io.symbia.client.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpreadTest {
    /** The example of nearest rank that textbooks give. */
    @ParameterizedTest
    @CsvSource({"5, 15", "20, 15", "21, 20", "30, 20", "40, 20", "41, 35", "50, 35", "99, 50", "100, 50"})
    void takesTheNearestRank(int percent, long value) {
        assertThat(Spread.of(List.of(40L, 15L, 50L, 20L, 35L)).percentileNanos(percent))
                .isEqualTo(value);
    }

    @Test
    void isExactAtTheEdges() {
        Spread hundred = Spread.of(LongStream.rangeClosed(1, 100).boxed().toList());
        assertThat(hundred.percentileNanos(1)).isEqualTo(1);
        assertThat(hundred.percentileNanos(50)).isEqualTo(50);
        assertThat(hundred.percentileNanos(99)).isEqualTo(99);
        assertThat(hundred.percentileNanos(100)).isEqualTo(100);
        Spread oneMore = Spread.of(LongStream.rangeClosed(1, 101).boxed().toList());
        assertThat(oneMore.percentileNanos(50)).isEqualTo(51);
        assertThat(oneMore.percentileNanos(99)).isEqualTo(100);
    }

    @Test
    void ofOneValueIsThatValue() {
        Spread one = Spread.of(List.of(7L));
        assertThat(one.percentileNanos(1)).isEqualTo(7);
        assertThat(one.percentileNanos(100)).isEqualTo(7);
    }

    @Test
    void ofNothingSaysSo() {
        assertThat(Spread.of(List.of()).percentileNanos(50)).isZero();
        assertThat(Spread.of(List.of()).line("nothing")).contains(" 0 ").contains("-");
    }

    @Test
    void isPrintedInMilliseconds() {
        String line = Spread.of(List.of(1_000_000L, 2_500_000L)).line("some");
        assertThat(line.split(" +")).containsExactly("some", "2", "1.0", "2.5", "2.5", "2.5");
    }

    @Test
    void hasNoPercentileOutsideOfOneToAHundred() {
        assertThatThrownBy(() -> Spread.of(List.of(1L)).percentileNanos(0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Spread.of(List.of(1L)).percentileNanos(101))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
