package io.symbia.support.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PiecesTest {
    private final MongoSocketReadTimeoutException late =
            new MongoSocketReadTimeoutException("late", new ServerAddress(), new java.net.SocketTimeoutException());
    private final MongoTimeoutException away = new MongoTimeoutException("no server");

    private final Pieces pieces = new Pieces(500);

    @Test
    void getSmallerAfterATimeOutDownToOne() {
        pieces.failed(late);
        assertThat(pieces.size()).isEqualTo(250);
        for (int time = 0; time < 20; time++) pieces.failed(new IllegalStateException(late));
        assertThat(pieces.size()).isEqualTo(1);
    }

    @Test
    void areNotToBlameWhereTheDatabaseIsAway() {
        pieces.failed(away);
        assertThat(pieces.size()).isEqualTo(500);
    }

    @Test
    void getSmallerAfterOneThatTookLong() {
        pieces.done(Pieces.AIM.plusMillis(1));
        assertThat(pieces.size()).isEqualTo(250);
    }

    @Test
    void growAgainWhileAllGoesWell() {
        for (int time = 0; time < 20; time++) pieces.failed(late);
        int before = pieces.size();
        for (int time = 0; time < 1_000; time++) {
            pieces.done(Duration.ZERO);
            assertThat(pieces.size()).isBetween(before, Math.max(before + 1, before * 5 / 4));
            before = pieces.size();
        }
        assertThat(pieces.size()).isEqualTo(500);
    }

    @Test
    void restLongerAfterEachFailureAndNotTogether() {
        Set<Duration> rests = new HashSet<>();
        Duration least = Pieces.FIRST_REST.dividedBy(2);
        for (int time = 0; time < 100; time++) {
            Duration rest = pieces.failed(away);
            assertThat(rest).isBetween(least, Pieces.LONGEST_REST);
            Duration next =
                    Pieces.FIRST_REST.multipliedBy(1L << Math.min(20, time + 1)).dividedBy(2);
            least = next.compareTo(Pieces.LONGEST_REST.dividedBy(2)) < 0 ? next : Pieces.LONGEST_REST.dividedBy(2);
            rests.add(rest);
        }
        assertThat(rests).hasSizeGreaterThan(50);
        pieces.done(Duration.ZERO);
        assertThat(pieces.failed(away)).isLessThanOrEqualTo(Pieces.FIRST_REST);
    }
}
