package io.symbia.support.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoTimeoutException;
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

    /** An amount that cannot be sealed for one agreement is no affair of the next. */
    @Test
    void tellsTheOthersWhateverOneFailsOf() {
        Runnable fails = () -> {
            throw new IllegalArgumentException("cannot be sealed");
        };
        assertThatThrownBy(() -> EachByItself.of(takes("first"), fails, takes("second"), refuses("third")))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(thrown -> assertThat(thrown.getSuppressed()).hasSize(1));
        assertThat(told).containsExactly("first", "second", "third");
    }

    /** A bug met by one stands in nobody else's way. */
    @Test
    void tellsTheOthersAlsoAfterABug() {
        Runnable broken = () -> {
            throw new AssertionError("a bug");
        };
        assertThatThrownBy(() -> EachByItself.of(broken, takes("second"))).isInstanceOf(AssertionError.class);
        assertThat(told).containsExactly("second");
    }

    /** With a failure that passes the event comes again, and all are told again. */
    @Test
    void throwsWhatPassesBeforeWhatStays() {
        Runnable away = () -> {
            throw new MongoTimeoutException("away");
        };
        assertThatThrownBy(() -> EachByItself.of(refuses("first"), away, takes("second")))
                .isInstanceOf(MongoTimeoutException.class);
        assertThat(told).containsExactly("first", "second");
    }
}
