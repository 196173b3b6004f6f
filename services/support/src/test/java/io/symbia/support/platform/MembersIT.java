package io.symbia.support.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.symbia.support.testkit.TestDatabase;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Instances that count each other among the living. */
class MembersIT {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - Members.TERM.toNanos() / 2); // It will overflow.
    private MongoClient client;
    private MongoDatabase mongo;
    private Members one;
    private Members other;

    @BeforeEach
    void open() {
        client = MongoClients.create(TestDatabase.uri());
        mongo = client.getDatabase("members-" + UUID.randomUUID());
        one = new Members(mongo, "one", nanos::get);
        other = new Members(mongo, "other", nanos::get);
    }

    @AfterEach
    void close() {
        client.close();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void oneThatIsSilentForATermIsCountedOut() {
        other.look();
        one.look();
        assertThat(one.isLiving("other")).isTrue();
        pass(Members.TERM.minusNanos(1));
        one.look();
        assertThat(one.isLiving("other")).isTrue();
        assertThat(one.departures()).isZero();
        pass(Duration.ofNanos(1));
        one.look();
        assertThat(one.isLiving("other")).isFalse();
        assertThat(one.departures()).isEqualTo(1);
        assertThat(mongo.getCollection("members").countDocuments()).isEqualTo(1);
        other.look(); // It was only paused.
        one.look();
        assertThat(one.count()).isEqualTo(2);
    }

    @Test
    void oneThatRenewsIsNotCountedOut() {
        for (int renewal = 0; renewal < 10; renewal++) {
            other.look();
            one.look();
            assertThat(one.count()).isEqualTo(2);
            pass(Members.TERM.minusNanos(1));
        }
        assertThat(one.departures()).isZero();
    }

    /** It died while its clock was a day ahead; the version before this one kept times of day. */
    @Test
    void oneThatWroteATimeOfTomorrowIsCountedOut() {
        long tomorrow = System.currentTimeMillis() + Duration.ofDays(1).toMillis();
        mongo.getCollection("members").insertOne(new Document("_id", "dead").append("untilMillis", tomorrow));
        one.look();
        assertThat(one.isLiving("dead")).isTrue();
        pass(Members.TERM);
        one.look();
        assertThat(one.isLiving("dead")).isFalse();
        assertThat(one.departures()).isEqualTo(1);
    }
}
