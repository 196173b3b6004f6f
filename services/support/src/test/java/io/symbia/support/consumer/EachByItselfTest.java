package io.symbia.support.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.support.refusal.CommonRefusal;
import io.symbia.support.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One event concerns several, and some of them refuse it. */
class EachByItselfTest {
    private final List<String> told = new ArrayList<>();

    private Runnable takes(String name) {
        return () -> told.add(name);
    }

    private Runnable refuses(String name) {
        return () -> {
            told.add(name);
            throw CommonRefusal.STREAM_NOT_FOUND.with(name);
        };
    }

    @Test
    void tellsTheOthersAndThenOfTheFirstRefusal() {
        assertThatThrownBy(() -> EachByItself.of(refuses("first"), takes("second"), refuses("third"), takes("fourth")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("first");
        assertThat(told).containsExactly("first", "second", "third", "fourth");
    }

    @Test
    void saysNothingWhereNobodyRefuses() {
        EachByItself.of(takes("first"), takes("second"));
        EachByItself.of(List.of());
        assertThat(told).containsExactly("first", "second");
    }

    /** A database that is away is away for the next as well, and the event is handled again. */
    @Test
    void endsAtOnceWhereItIsNoRefusal() {
        Runnable fails = () -> {
            throw new IllegalStateException("away");
        };
        assertThatThrownBy(() -> EachByItself.of(takes("first"), fails, takes("second")))
                .isInstanceOf(IllegalStateException.class);
        assertThat(told).containsExactly("first");
    }
}
