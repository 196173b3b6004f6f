package io.symbia.support.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.symbia.support.platform.Rests;
import io.symbia.support.reconciliation.Passes.Over;
import io.symbia.support.reconciliation.Passes.Piece;
import io.symbia.support.reconciliation.Passes.Turn;
import io.symbia.support.testkit.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Instances that share a pass; one of them dies with a piece in hand. */
class PassesIT {
    private static final int STREAMS = 97;
    private static final int PIECE = 5;

    private final TreeSet<String> streams = new TreeSet<>();
    private MongoClient client;
    private MongoDatabase mongo;

    @BeforeEach
    void open() {
        client = MongoClients.create(TestDatabase.uri());
        mongo = client.getDatabase("passes-" + UUID.randomUUID());
        for (int stream = 0; stream < STREAMS; stream++) streams.add("s/%03d".formatted(stream));
    }

    @AfterEach
    void close() {
        client.close();
    }

    private Optional<String> endOfPieceAfter(String stream) {
        return streams.tailSet(stream, false).stream().limit(PIECE).reduce((_, last) -> last);
    }

    private Turn turn(Passes passes, long nowMillis) {
        return passes.turn(true, nowMillis, () -> 100L, this::endOfPieceAfter);
    }

    private Set<String> in(Piece piece) {
        return streams.subSet(piece.after(), false, piece.upTo(), true);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void countEachStreamOnceWhoeverDies(long seed) {
        Random random = new Random(seed);
        List<Passes> instances =
                List.of(new Passes(mongo, "a"), new Passes(mongo, "b"), new Passes(mongo, "c"), new Passes(mongo, "d"));
        List<List<Piece>> inHand = new ArrayList<>();
        instances.forEach(_ -> inHand.add(new ArrayList<>()));
        List<String> counted = new ArrayList<>();
        int[] done = new int[instances.size()];
        long now = 0;
        Over over = null;
        while (over == null) {
            int who = random.nextInt(instances.size());
            if (!inHand.get(who).isEmpty() && random.nextBoolean()) {
                Piece piece = inHand.get(who).removeLast();
                if (random.nextInt(6) > 0) { // Else it dies, and has told nobody.
                    instances.get(who).done(piece, in(piece).size(), Set.of());
                    counted.addAll(in(piece));
                    done[who]++;
                }
                continue;
            }
            switch (turn(instances.get(who), now)) {
                case Turn.Take(Piece piece) -> inHand.get(who).add(piece);
                case Turn.End(Over end) -> over = end;
                case Turn.Rest() -> {
                    boolean nobodyWorks = inHand.stream().allMatch(List::isEmpty);
                    if (nobodyWorks) now += Passes.ABANDONED.toMillis() + 1;
                }
            }
        }
        assertThat(over.whole()).isTrue();
        assertThat(over.given()).isEqualTo(100);
        assertThat(over.sealed()).isEqualTo(STREAMS);
        assertThat(counted).hasSize(STREAMS).containsExactlyInAnyOrderElementsOf(streams);
        assertThat(done).as("each did some").doesNotContain(0);
        assertThat(instances.getFirst().lastFullPassMillis()).isPresent();
    }

    /** Its taker died while its clock was a day ahead. */
    @Test
    void aPieceThatWasTakenTomorrowIsTakenAgain() {
        long now = Duration.ofDays(20_000).toMillis();
        Passes dead = new Passes(mongo, "dead");
        Piece first = ((Turn.Take) turn(dead, now + Duration.ofDays(1).toMillis())).piece();
        assertThat(((Turn.Take) turn(new Passes(mongo, "other"), now)).piece()).isEqualTo(first);
    }

    /** Two whose clocks differ by what is borne take nothing from each other. */
    @Test
    void aPieceOfAnInstanceWhoseClockIsALittleAheadIsItsOwn() {
        long now = Duration.ofDays(20_000).toMillis();
        Passes ahead = new Passes(mongo, "ahead");
        Passes behind = new Passes(mongo, "behind");
        long aheadNow = now + Rests.CLOCKS_DIFFER.toMillis();
        Piece first = ((Turn.Take) turn(ahead, aheadNow)).piece();
        Piece second = ((Turn.Take) turn(behind, now)).piece();
        assertThat(second.after()).isEqualTo(first.upTo());
        assertThat(((Turn.Take) turn(ahead, aheadNow)).piece().after()).isEqualTo(second.upTo());
    }

    @Test
    void aPieceThatWasTakenFromAPausedInstanceCountsOnce() {
        Passes paused = new Passes(mongo, "paused");
        Passes other = new Passes(mongo, "other");
        Piece first = ((Turn.Take) turn(paused, 0)).piece();
        long later = Passes.ABANDONED.toMillis() + 1;
        Piece again = ((Turn.Take) turn(other, later)).piece();
        assertThat(again).isEqualTo(first);
        other.done(again, 5, Set.of(7L));
        paused.done(first, 5, Set.of(7L));
        Turn turn = turn(other, later);
        while (turn instanceof Turn.Take(Piece piece)) {
            other.done(piece, in(piece).size(), Set.of());
            turn = turn(other, later);
        }
        assertThat(((Turn.End) turn).over().sealed()).isEqualTo(STREAMS);
        assertThat(((Turn.End) turn).over().leaves()).containsExactly(7L);
    }
}
