package io.symbia.http.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RendezvousTest {
    private static final int PIECES = 30_000;
    private static final List<String> MEMBERS = List.of("10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.4");

    private static String first(List<String> members, int piece) {
        return Rendezvous.ranked(members, "/payment/escrows/E-" + piece).getFirst();
    }

    @Test
    void isTheSameInWhateverOrderTheMembersAreKnown() {
        List<String> reversed = new ArrayList<>(MEMBERS.reversed());
        for (int piece = 0; piece < PIECES; piece++)
            assertThat(first(reversed, piece)).isEqualTo(first(MEMBERS, piece));
    }

    @Test
    void givesEachMemberItsPart() {
        Map<String, Integer> parts = new HashMap<>();
        for (int piece = 0; piece < PIECES; piece++) parts.merge(first(MEMBERS, piece), 1, Integer::sum);
        assertThat(parts).hasSize(4);
        assertThat(parts.values()).allMatch(part -> part > PIECES / 5 && part < PIECES / 3);
    }

    @Test
    void movesOnlyWhatTheOneThatIsGoneHad() {
        List<String> left = List.of(MEMBERS.get(0), MEMBERS.get(1), MEMBERS.get(3));
        Map<String, Integer> fallenTo = new HashMap<>();
        for (int piece = 0; piece < PIECES; piece++) {
            String before = first(MEMBERS, piece);
            String after = first(left, piece);
            if (!before.equals(MEMBERS.get(2))) assertThat(after).isEqualTo(before);
            else fallenTo.merge(after, 1, Integer::sum);
        }
        assertThat(fallenTo.keySet()).containsExactlyInAnyOrderElementsOf(left);
    }
}
