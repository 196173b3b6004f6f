package io.symbia.support.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import io.symbia.events.kernel.envelope.Topics;
import io.symbia.kafka.Brokers;
import io.symbia.support.crate.service.CrateHouse;
import io.symbia.support.crate.service.CrateProjection;
import io.symbia.support.crate.service.CrateView;
import io.symbia.support.feed.IncomingRecord;
import io.symbia.support.feed.ParkingLot;
import io.symbia.support.place.Inbox;
import io.symbia.support.place.LostTurnException;
import io.symbia.support.platform.Broker;
import io.symbia.support.platform.Settings;
import io.symbia.support.testkit.FailingDatabase;
import io.symbia.support.testkit.TestDatabase;
import io.symbia.support.testkit.TestPlatform;
import io.symbia.support.view.Projection;
import io.symbia.support.view.SharedProjection;
import io.symbia.support.view.ViewIndexes;
import io.symbia.support.view.ViewReader;
import io.symbia.support.view.ViewReaders;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Events that come twice, in any order of the streams, with a crash now and then: the views are the sequential fold. */
class ViewHandlerIT {
    private static final String TOPIC = Topics.events("crates");
    private static final Map<String, Uuid> TOPICS = Map.of(TOPIC, Uuid.randomUuid());
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);
    private static final Set<TopicPartition> PARTITIONS = Set.of(PARTITION);

    private static final int CRATES = 12;
    private static final int SLIPS = 15;

    private final String service = "views-" + UUID.randomUUID().toString().substring(0, 8);
    private CrateLog log;
    private CrateHouse house;

    @BeforeEach
    void makeEvents() {
        log = new CrateLog(service, CRATES, SLIPS);
        house = log.house();
    }

    @AfterEach
    void close() {
        house.close();
    }

    /** The two ways to keep views: divided among instances, or made by a single one. */
    enum Kept {
        DIVIDED,
        SHARED
    }

    /** The same as if its documents were of several streams. */
    private static final class SharedCrates extends CrateProjection implements SharedProjection<CrateView> {}

    private ViewHandler handler(Kept kept, MongoDatabase database) {
        return handler(kept, database, projections(kept));
    }

    private static List<Projection<?>> projections(Kept kept) {
        return kept == Kept.SHARED ? List.of(new SharedCrates()) : List.of(new CrateProjection());
    }

    private ViewHandler handler(Kept kept, MongoDatabase database, List<Projection<?>> projections) {
        return handler(kept, database, projections, new ParkingLot(new Broker(house.settings())));
    }

    private static ViewHandler handler(
            Kept kept, MongoDatabase database, List<Projection<?>> projections, ParkingLot parking) {
        Inbox inbox = new Inbox(database);
        return kept == Kept.SHARED
                ? ViewHandler.ofSharedViews(projections, CrateHouse.CATALOGUE, database, inbox, parking)
                : ViewHandler.ofStreams(projections, CrateHouse.CATALOGUE, database, inbox, parking);
    }

    private static long nextOf(ViewHandler handler) {
        return handler.begin(PARTITIONS, TOPICS).of(PARTITION).offset();
    }

    private static ViewReader<CrateView> reader(MongoDatabase mongo) {
        return new ViewReaders(mongo, new ViewIndexes(mongo)).of("crates", CrateView.class);
    }

    @ParameterizedTest
    @EnumSource
    void aTopicThatWasMadeAnewIsReadFromItsBeginning(Kept kept) throws Exception {
        List<IncomingRecord> records = log.records(new Random(3), 1);
        ViewHandler handler = handler(kept, house.database().mongo());
        handler.begin(PARTITIONS, TOPICS);
        handler.handle(records);
        assertThat(nextOf(handler)).isEqualTo(records.size());
        assertThat(handler.begin(PARTITIONS, Map.of(TOPIC, Uuid.randomUuid()))
                        .of(PARTITION)
                        .offset())
                .isZero();
    }

    /** Its place would be passed over by everything that comes later in the stream. */
    @ParameterizedTest
    @EnumSource
    void aRecordThatIsNoEventMovesNoPlace(Kept kept) throws Exception {
        IncomingRecord forged = log.unreadable(1_000_000);
        Broker broker = new Broker(new Settings(
                service,
                "one",
                TestDatabase.uri(),
                Brokers.at(TestPlatform.started().kafkaBootstrap()),
                URI.create("http://log"),
                10));
        broker.requireTopics(Set.of(Topics.parked(TOPIC)));
        try (ParkingLot parking = new ParkingLot(broker)) {
            ViewHandler handler = handler(kept, house.database().mongo(), projections(kept), parking);
            handler.begin(PARTITIONS, TOPICS);
            handler.handle(List.of(forged));
            handler.handle(List.of(forged));
            assertThat(parking.parkedEvents()).as("once").isEqualTo(1);
            handler.handle(log.records(new Random(11), 1));
            assertThat(parking.parkedEvents()).isEqualTo(1);
        }
        for (String crate : log.crates()) {
            assertThat(reader(house.database().mongo())
                            .find(crate)
                            .orElseThrow()
                            .pieces())
                    .isEqualTo(SLIPS);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsGoneIsGoneForTheNextProcess(Kept kept) throws Exception {
        List<IncomingRecord> records = log.records(new Random(5), 1);
        ViewHandler handler = handler(kept, house.database().mongo());
        handler.begin(PARTITIONS, TOPICS);
        handler.goOnAt(Map.of(PARTITION, new OffsetAndMetadata(7)));
        ViewHandler successor = handler(kept, house.database().mongo());
        assertThat(nextOf(successor)).isEqualTo(7);
        successor.handle(records);
        assertThat(nextOf(successor)).isEqualTo(records.size());
        assertThatThrownBy(() -> handler.goOnAt(Map.of(PARTITION, new OffsetAndMetadata(8))))
                .isInstanceOf(LostTurnException.class);
    }

    @ParameterizedTest
    @EnumSource
    void aPausedInstanceThatWakesUpOverwritesNothing(Kept kept) throws Exception {
        List<IncomingRecord> records = log.records(new Random(99), 1);
        MongoDatabase mongo = house.database().mongo();
        ViewHandler paused = handler(kept, mongo);
        paused.begin(PARTITIONS, TOPICS);
        paused.handle(records.subList(0, 20));
        ViewHandler successor = handler(kept, mongo);
        successor.begin(PARTITIONS, TOPICS);
        successor.handle(records.subList(20, records.size()));
        assertThatThrownBy(() -> paused.handle(records.subList(20, 40))).isInstanceOf(LostTurnException.class);
        for (String crate : log.crates())
            assertThat(reader(mongo).find(crate).orElseThrow().pieces()).isEqualTo(SLIPS);
        assertThat(nextOf(successor)).as("nothing was set back").isEqualTo(records.size());
    }

    @ParameterizedTest
    @EnumSource
    void aProjectionThatIsNewIsBuiltFromTheFirstEventAndTheOthersStay(Kept kept) throws Exception {
        List<IncomingRecord> records = log.records(new Random(7), 1);
        MongoDatabase mongo = house.database().mongo();
        ViewHandler handler = handler(kept, mongo);
        handler.begin(PARTITIONS, TOPICS);
        handler.handle(records);
        class Again extends CrateProjection {
            @Override
            public String name() {
                return "crates-again";
            }
        }
        class SharedAgain extends Again implements SharedProjection<CrateView> {}
        ViewHandler both = kept == Kept.SHARED
                ? handler(kept, mongo, List.of(new SharedCrates(), new SharedAgain()))
                : handler(kept, mongo, List.of(new CrateProjection(), new Again()));
        assertThat(nextOf(both)).as("reads from the beginning").isZero();
        both.handle(records);
        for (String name : List.of("crates", "crates-again")) {
            ViewReader<CrateView> reader = new ViewReaders(mongo, new ViewIndexes(mongo)).of(name, CrateView.class);
            for (String crate : log.crates())
                assertThat(reader.find(crate).orElseThrow().pieces()).isEqualTo(SLIPS);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DIVIDED, 1", "DIVIDED, 2", "DIVIDED, 3", "DIVIDED, 4", "DIVIDED, 5", "DIVIDED, 6", "DIVIDED, 7", "DIVIDED, 8",
        "SHARED, 1", "SHARED, 2", "SHARED, 3", "SHARED, 4", "SHARED, 5", "SHARED, 6", "SHARED, 7", "SHARED, 8"
    })
    void viewsAreTheSequentialFold(Kept kept, long seed) throws Exception {
        Random random = new Random(seed);
        List<IncomingRecord> records = log.records(random, 1);
        MongoDatabase mongo = house.database().mongo();
        int crashes = 0;
        ViewHandler handler = handler(kept, mongo);
        long at = nextOf(handler);
        while (at < records.size()) {
            int end = (int) Math.min(records.size(), at + 1 + random.nextInt(40));
            List<IncomingRecord> batch = records.subList((int) at, end);
            try {
                handler.handle(batch);
                at = end;
            } catch (MongoException crash) {
                crashes++;
            }
            if (random.nextInt(3) == 0) { // Dies here, or in the middle of the next batch's writes.
                boolean inTheMiddle = random.nextBoolean();
                handler = handler(kept, inTheMiddle ? FailingDatabase.after(mongo, 1 + random.nextInt(5)) : mongo);
                try {
                    at = nextOf(handler);
                } catch (MongoException crash) {
                    crashes++;
                    handler = handler(kept, mongo);
                    at = nextOf(handler);
                }
            }
        }
        for (String crate : log.crates()) {
            CrateView view = reader(mongo).find(crate).orElseThrow();
            assertThat(view.slips())
                    .as("seed %d, %d crashes", seed, crashes)
                    .hasSize(SLIPS)
                    .doesNotHaveDuplicates();
            assertThat(view.pieces()).isEqualTo(SLIPS);
            assertThat(view.state()).isEqualTo("SHUT");
        }
        System.out.printf(
                "measure views kept=%s seed=%d deliveries=%d crashes=%d divergent=0%n",
                kept, seed, records.size(), crashes);
    }
}
