package io.symbia.client.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PaceTest {
    @Test
    void isEven() {
        Pace pace = new Pace(50, 60);
        assertThat(pace.count()).isEqualTo(3_000);
        assertThat(pace.dueNanos(0)).isZero();
        assertThat(pace.dueNanos(1)).isEqualTo(20_000_000);
        assertThat(pace.dueNanos(2_999)).isEqualTo(59_980_000_000L);
    }

    @Test
    void doesNotAddUpWhatItRounds() {
        Pace pace = new Pace(3, 10_000);
        assertThat(pace.dueNanos(1)).isEqualTo(333_333_333);
        assertThat(pace.dueNanos(2)).isEqualTo(666_666_666);
        assertThat(pace.dueNanos(3)).isEqualTo(1_000_000_000);
        assertThat(pace.dueNanos(29_997)).isEqualTo(9_999_000_000_000L);
    }

    @Test
    void goesOnAtLeastASecondAtLeastOneASecond() {
        assertThat(new Pace(1, 1).count()).isEqualTo(1);
        assertThatThrownBy(() -> new Pace(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Pace(1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Pace(1 << 20, 1 << 20).count()).isInstanceOf(ArithmeticException.class);
    }
}
