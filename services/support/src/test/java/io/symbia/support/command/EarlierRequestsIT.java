package io.symbia.support.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.support.command.EarlierRequests.Claim;
import io.symbia.support.crate.CrateCommands.AddPieces;
import io.symbia.support.crate.service.CrateHouse;
import io.symbia.support.platform.Rests;
import io.symbia.support.testkit.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests whose process died between the commit and the answer. */
class EarlierRequestsIT {
    private final String crate = "R-" + UUID.randomUUID();
    private final RequestContext context = new RequestContext(
            new ParticipantId("zj-tea-coop"),
            CrateHouse.ORIGIN.origin(),
            Optional.of(UUID.randomUUID().toString()),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    private final String key = context.requestKey().orElseThrow();
    private CrateHouse house;

    @BeforeEach
    void open() {
        house = new CrateHouse(TestDatabase.uri(), "requests", (_, _) -> {});
        house.open(crate, 10);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private AddPieces slip(String name) {
        return new AddPieces(CrateHouse.HAPPENED, crate, name, 1);
    }

    private EarlierRequests another(Duration later) {
        Clock clock = Clock.fixed(Instant.now().plus(later), ZoneOffset.UTC);
        return new EarlierRequests(house.database().mongo(), house.commits(), clock, "another");
    }

    @Test
    void whoeverTakesARequestOverFindsWhatItHasLedTo() {
        assertThat(house.requests().claim(key, "content")).isInstanceOf(Claim.Granted.class);
        CommandAnswer lost = house.door().send(slip("S-1"), context); // Here the process dies.
        try (CrateHouse restarted = new CrateHouse(TestDatabase.uri(), "requests", (_, _) -> {})) {
            assertThat(another(Duration.ZERO).claim(key, "content")).isInstanceOf(Claim.InProgress.class);
            assertThat(another(EarlierRequests.TAKEOVER.plusSeconds(5)).claim(key, "content"))
                    .isInstanceOf(Claim.Granted.class);
            CommandAnswer found = restarted.door().send(slip("S-named-anew"), context);
            assertThat(found).isEqualTo(lost);
        }
    }

    @Test
    void aRequestThatDiedBeforeItsCommitIsCarriedOut() {
        house.requests().claim(key, "content");
        house.requests().begin(key, slip("S-1").stream()); // Here the process dies.
        EarlierRequests heir = another(EarlierRequests.TAKEOVER.plusSeconds(5));
        assertThat(heir.claim(key, "content")).isInstanceOf(Claim.Granted.class);
        assertThat(heir.begin(key, slip("S-1").stream())).isEmpty();
    }

    /** It was begun by a clock that was a day ahead; its process died. */
    @Test
    void aRequestThatWasBegunTomorrowIsTakenOver() {
        another(Duration.ofDays(1)).claim(key, "content");
        assertThat(house.requests().claim(key, "content")).isInstanceOf(Claim.Granted.class);
    }

    @Test
    void aRequestOfAnInstanceWhoseClockIsALittleAheadIsItsOwn() {
        another(Rests.CLOCKS_DIFFER.minusSeconds(30)).claim(key, "content");
        assertThat(house.requests().claim(key, "content")).isInstanceOf(Claim.InProgress.class);
    }

    @Test
    void otherContentIsNeverTakenOver() {
        house.requests().claim(key, "content");
        assertThat(another(EarlierRequests.TAKEOVER.plusSeconds(5)).claim(key, "other"))
                .isInstanceOf(Claim.OtherContent.class);
    }

    @Test
    void anAnswerIsKept() {
        house.requests().claim(key, "content");
        house.requests().answered(key, new Document("status", 200));
        assertThat(another(Duration.ZERO).claim(key, "content"))
                .isEqualTo(new Claim.Answered(new Document("status", 200)));
    }

    @Test
    void aRequestWithAKeyIsOneCommand() {
        house.requests().claim(key, "content");
        house.door().send(slip("S-1"), context);
        assertThatThrownBy(() -> house.door().send(slip("S-2"), context)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anAnswerExpires() {
        house.requests().claim(key, "content");
        house.requests().answered(key, new Document("status", 200));
        goRound(RequestExpiry.KEPT.minusMinutes(1));
        assertThat(another(Duration.ZERO).claim(key, "content")).isInstanceOf(Claim.Answered.class);
        assertThat(goRound(RequestExpiry.KEPT.plusMinutes(1))).isPositive();
        assertThat(another(Duration.ZERO).claim(key, "content")).isInstanceOf(Claim.Granted.class);
    }

    /** Those that are left stand between those that go, on more pages than one. */
    @Test
    void allThatAreOldExpireAndNoOther() {
        MongoCollection<Document> requests = house.database().mongo().getCollection(EarlierRequests.COLLECTION);
        String prefix = "many-" + UUID.randomUUID();
        List<Document> kept = new ArrayList<>();
        int count = 2 * RequestExpiry.PAGE + 1;
        for (int i = 0; i < count; i++) {
            long at = i % 3 == 0 ? Instant.now().toEpochMilli() + RequestExpiry.KEPT.toMillis() : 0;
            kept.add(new Document("_id", prefix + i).append("atMillis", at));
        }
        requests.insertMany(kept);
        goRound(Duration.ofMinutes(1));
        List<String> left = requests.find(Filters.and(Filters.gte("_id", prefix), Filters.lt("_id", prefix + "~")))
                .map(request -> request.getString("_id"))
                .into(new ArrayList<>());
        assertThat(left).hasSize((count + 2) / 3);
        assertThat(left).allMatch(id -> Integer.parseInt(id.substring(prefix.length())) % 3 == 0);
    }

    private long goRound(Duration later) {
        Clock clock = Clock.fixed(Instant.now().plus(later), ZoneOffset.UTC);
        RequestExpiry expiry = new RequestExpiry(house.database().mongo(), clock);
        long pages = house.database()
                                .mongo()
                                .getCollection(EarlierRequests.COLLECTION)
                                .countDocuments()
                        / RequestExpiry.PAGE
                + 1;
        for (long page = 0; page < pages; page++) expiry.forgetPage();
        return expiry.forgotten();
    }
}
