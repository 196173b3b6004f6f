package io.symbia.logistics.lateness;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.events.kernel.origin.ParticipantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How lateness is counted, and counted back. */
class LatenessViewTest {
    private static final LatenessView NONE = LatenessView.none(new ParticipantId("ZJ-TEA"));

    @Test
    void eachDayFallsIntoOneCount() {
        assertThat(NONE.plus(Optional.empty()).unplanned()).isEqualTo(1);
        assertThat(NONE.plus(Optional.of(-1)).early()).isEqualTo(1);
        assertThat(NONE.plus(Optional.of(0)).onTime()).isEqualTo(1);
        assertThat(NONE.plus(Optional.of(1)).late1To7Days()).isEqualTo(1);
        assertThat(NONE.plus(Optional.of(7)).late1To7Days()).isEqualTo(1);
        assertThat(NONE.plus(Optional.of(8)).late8To30Days()).isEqualTo(1);
        assertThat(NONE.plus(Optional.of(30)).late8To30Days()).isEqualTo(1);
        assertThat(NONE.plus(Optional.of(31)).lateOver30Days()).isEqualTo(1);
    }

    @Test
    void countsAddUpToTheDeliveries() {
        LatenessView view = NONE;
        for (int days = -40; days <= 400; days++) view = view.plus(Optional.of(days));
        view = view.plus(Optional.empty());
        assertThat(view.delivered()).isEqualTo(442);
        assertThat(view.unplanned()
                        + view.early()
                        + view.onTime()
                        + view.late1To7Days()
                        + view.late8To30Days()
                        + view.lateOver30Days())
                .isEqualTo(view.delivered());
        assertThat(view.lateDaysTotal()).isEqualTo(400L * 401 / 2);
    }

    @Test
    void whatIsTakenBackLeavesNothing() {
        List<Optional<Integer>> lateness = new ArrayList<>(List.of(Optional.empty()));
        for (int days = -40; days <= 400; days++) lateness.add(Optional.of(days));
        LatenessView view = NONE;
        for (Optional<Integer> days : lateness) view = view.plus(days);
        for (Optional<Integer> days : lateness.reversed()) view = view.minus(days);
        assertThat(view).isEqualTo(NONE);
    }
}
