package io.symbia.support.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import io.symbia.events.kernel.envelope.SealedEvent;
import io.symbia.events.kernel.envelope.Topics;
import io.symbia.support.crate.service.CrateHouse;
import io.symbia.support.crate.service.CrateProjection;
import io.symbia.support.crate.service.CrateView;
import io.symbia.support.feed.Inbox;
import io.symbia.support.feed.IncomingRecord;
import io.symbia.support.feed.ParkingLot;
import io.symbia.support.platform.Broker;
import io.symbia.support.relay.EventRecords;
import io.symbia.support.testkit.FailingDatabase;
import io.symbia.support.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events that come twice, in any order of the streams, with a crash now and then: the views are the sequential fold. */
class ViewHandlerIT {
    private static final String TOPIC = Topics.events("crates");
    private static final Map<String, Uuid> TOPICS = Map.of(TOPIC, Uuid.randomUuid());

    private static final int CRATES = 12;
    private static final int SLIPS = 15;

    private final String service = "views-" + UUID.randomUUID().toString().substring(0, 8);
    private final Map<String, List<SealedEvent>> streams = new LinkedHashMap<>();
    private final List<String> crates = new ArrayList<>();
    private CrateHouse house;

    @BeforeEach
    void makeEvents() {
        house = new CrateHouse(
                TestDatabase.uri(),
                service,
                (commit, _) -> streams.computeIfAbsent(commit.stream().toString(), _ -> new ArrayList<>())
                        .addAll(commit.events()));
        for (int crate = 0; crate < CRATES; crate++) {
            String id = "C-" + crate;
            crates.add(id);
            house.open(id, SLIPS);
            for (int slip = 0; slip < SLIPS; slip++) house.add(id, "S-" + slip, 1);
        }
    }

    @AfterEach
    void close() {
        house.close();
    }

    /** A log of one partition: streams interleaved by chance, and with each event perhaps some of its stream again. */
    private List<IncomingRecord> log(Random random) {
        List<SealedEvent> order = new ArrayList<>();
        Map<String, Integer> next = new HashMap<>();
        List<String> open = new ArrayList<>(streams.keySet());
        while (!open.isEmpty()) {
            Collections.shuffle(open, random);
            String stream = open.getFirst();
            int position = next.merge(stream, 1, Integer::sum) - 1;
            List<SealedEvent> events = streams.get(stream);
            order.add(events.get(position));
            if (random.nextInt(4) == 0) { // A relay that crashed sends the last few once more.
                order.addAll(events.subList(Math.max(0, position - random.nextInt(5)), position + 1));
            }
            if (position + 1 == events.size()) open.remove(stream);
        }
        List<IncomingRecord> records = new ArrayList<>();
        for (SealedEvent event : order) records.add(record(event, records.size()));
        return records;
    }

    private IncomingRecord record(SealedEvent event, long offset) {
        var sent = EventRecords.of(event);
        return new IncomingRecord(
                new ConsumerRecord<>(
                        sent.topic(),
                        0,
                        offset,
                        0,
                        TimestampType.CREATE_TIME,
                        0,
                        sent.value().length,
                        sent.key(),
                        sent.value(),
                        new RecordHeaders(sent.headers().toArray()),
                        Optional.empty()),
                house.codec());
    }

    private ViewHandler handler(MongoDatabase database) {
        return handler(database, List.of(new CrateProjection()));
    }

    private ViewHandler handler(MongoDatabase database, List<Projection<?>> projections) {
        return new ViewHandler(
                projections,
                CrateHouse.CATALOGUE,
                database,
                new Inbox(database),
                new ParkingLot(new Broker(house.settings())));
    }

    private static long nextOf(ViewHandler handler) {
        return handler.begin(TOPICS).of(new TopicPartition(TOPIC, 0)).offset();
    }

    @Test
    void aTopicThatWasMadeAnewIsReadFromItsBeginning() throws Exception {
        List<IncomingRecord> log = log(new Random(3));
        ViewHandler handler = handler(house.database().mongo());
        handler.begin(TOPICS);
        handler.handle(log);
        TopicPartition partition = new TopicPartition(TOPIC, 0);
        assertThat(handler.begin(TOPICS).of(partition).offset()).isEqualTo(log.size());
        assertThat(handler.begin(Map.of(TOPIC, Uuid.randomUuid())).of(partition).offset())
                .isZero();
    }

    @Test
    void aPausedInstanceThatWakesUpOverwritesNothing() throws Exception {
        List<IncomingRecord> log = log(new Random(99));
        MongoDatabase mongo = house.database().mongo();
        ViewHandler paused = handler(mongo);
        paused.begin(TOPICS);
        paused.handle(log.subList(0, 20));
        ViewHandler successor = handler(mongo);
        successor.begin(TOPICS);
        successor.handle(log.subList(20, log.size()));
        assertThatThrownBy(() -> paused.handle(log.subList(20, 40))).isInstanceOf(FlushStore.LostTurnException.class);
        ViewReader<CrateView> reader = new ViewReaders(mongo).of("crates", CrateView.class);
        for (String crate : crates)
            assertThat(reader.find(crate).orElseThrow().pieces()).isEqualTo(SLIPS);
    }

    @Test
    void aProjectionThatIsNewIsBuiltFromTheFirstEventAndTheOthersStay() throws Exception {
        List<IncomingRecord> log = log(new Random(7));
        MongoDatabase mongo = house.database().mongo();
        ViewHandler handler = handler(mongo);
        handler.begin(TOPICS);
        handler.handle(log);
        CrateProjection second = new CrateProjection() {
            @Override
            public String name() {
                return "crates-again";
            }
        };
        ViewHandler both = handler(mongo, List.of(new CrateProjection(), second));
        assertThat(nextOf(both)).as("reads from the beginning").isZero();
        both.handle(log);
        for (String name : List.of("crates", "crates-again")) {
            ViewReader<CrateView> reader = new ViewReaders(mongo).of(name, CrateView.class);
            for (String crate : crates)
                assertThat(reader.find(crate).orElseThrow().pieces()).isEqualTo(SLIPS);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void viewsAreTheSequentialFold(long seed) throws Exception {
        Random random = new Random(seed);
        List<IncomingRecord> log = log(random);
        MongoDatabase mongo = house.database().mongo();
        int crashes = 0;
        ViewHandler handler = handler(mongo);
        long at = nextOf(handler);
        while (at < log.size()) {
            int end = (int) Math.min(log.size(), at + 1 + random.nextInt(40));
            List<IncomingRecord> batch = log.subList((int) at, end);
            try {
                handler.handle(batch);
                at = end;
            } catch (MongoException crash) {
                crashes++;
            }
            if (random.nextInt(3) == 0) { // Dies here, or in the middle of the next batch's writes.
                boolean inTheMiddle = random.nextBoolean();
                handler = handler(inTheMiddle ? FailingDatabase.after(mongo, 1 + random.nextInt(5)) : mongo);
                try {
                    at = nextOf(handler);
                } catch (MongoException crash) {
                    crashes++;
                    handler = handler(mongo);
                    at = nextOf(handler);
                }
            }
        }
        ViewReader<CrateView> reader = new ViewReaders(mongo).of("crates", CrateView.class);
        for (String crate : crates) {
            CrateView view = reader.find(crate).orElseThrow();
            assertThat(view.slips())
                    .as("seed %d, %d crashes", seed, crashes)
                    .hasSize(SLIPS)
                    .doesNotHaveDuplicates();
            assertThat(view.pieces()).isEqualTo(SLIPS);
            assertThat(view.state()).isEqualTo("SHUT");
        }
        System.out.printf("measure views seed=%d deliveries=%d crashes=%d divergent=0%n", seed, log.size(), crashes);
    }
}
