package io.symbia.support.fold;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import io.symbia.events.kernel.envelope.Topics;
import io.symbia.support.crate.service.CrateHouse;
import io.symbia.support.crate.service.CrateProjection;
import io.symbia.support.crate.service.CrateView;
import io.symbia.support.feed.IncomingRecord;
import io.symbia.support.feed.ParkingLot;
import io.symbia.support.place.Inbox;
import io.symbia.support.place.LostTurnException;
import io.symbia.support.place.Positions;
import io.symbia.support.platform.Broker;
import io.symbia.support.testkit.FailingDatabase;
import io.symbia.support.view.ViewIndexes;
import io.symbia.support.view.ViewReader;
import io.symbia.support.view.ViewReaders;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Partitions go from one instance to another at any moment. The one that had them may not know it yet, and handles what it has in hand; it
 * may also die in the middle of its writes.
 */
class MovingPartitionsIT {
    private static final String TOPIC = Topics.events("crates");
    private static final Map<String, Uuid> TOPICS = Map.of(TOPIC, Uuid.randomUuid());
    private static final int PARTITIONS = 5;
    private static final int SLIPS = 12;

    private final List<List<IncomingRecord>> partitions = new ArrayList<>();
    private CrateLog log;
    private MongoDatabase mongo;
    private int lostTurns;
    private int crashes;

    @BeforeEach
    void makeEvents() {
        log = new CrateLog("moving-" + UUID.randomUUID().toString().substring(0, 8), 12, SLIPS);
        mongo = log.house().database().mongo();
        for (int partition = 0; partition < PARTITIONS; partition++) partitions.add(new ArrayList<>());
    }

    @AfterEach
    void close() {
        log.house().close();
    }

    /** One instance, with the partitions that it believes to have. */
    private final class Instance {
        private final Set<TopicPartition> mine = new HashSet<>();
        private final Map<TopicPartition, Long> next = new HashMap<>();
        private ViewHandler handler = handler(mongo);

        void begin(Set<TopicPartition> given) {
            mine.clear();
            mine.addAll(given);
            next.clear();
            Positions positions = handler.begin(mine, TOPICS);
            mine.forEach(
                    partition -> next.put(partition, positions.of(partition).offset()));
        }

        void handleSome(Random random) throws InterruptedException {
            List<IncomingRecord> piece = new ArrayList<>();
            for (TopicPartition partition : mine) {
                List<IncomingRecord> all = partitions.get(partition.partition());
                int from = next.get(partition).intValue();
                piece.addAll(all.subList(from, Math.min(all.size(), from + random.nextInt(6))));
            }
            try {
                handler.handle(piece);
                piece.forEach(record -> next.put(record.partition(), record.offset() + 1));
            } catch (LostTurnException lost) {
                lostTurns++;
                mine.clear(); // Its group tells it as much.
            } catch (MongoException died) {
                crashes++;
                handler = handler(mongo);
                begin(Set.copyOf(mine));
            }
        }

        void dieAfter(int writes) {
            handler = handler(FailingDatabase.after(mongo, writes));
            begin(Set.copyOf(mine));
        }
    }

    private ViewHandler handler(MongoDatabase database) {
        return ViewHandler.ofStreams(
                List.of(new CrateProjection()),
                CrateHouse.CATALOGUE,
                database,
                new Inbox(database),
                new ParkingLot(new Broker(log.house().settings())));
    }

    private static TopicPartition partition(int number) {
        return new TopicPartition(TOPIC, number);
    }

    /** Gives each partition to somebody; the others are told of it, or not. */
    private static void move(List<Instance> instances, Random random) {
        Map<Instance, Set<TopicPartition>> given = new HashMap<>();
        instances.forEach(instance -> given.put(instance, new HashSet<>()));
        for (int number = 0; number < PARTITIONS; number++) {
            given.get(instances.get(random.nextInt(instances.size()))).add(partition(number));
        }
        for (Instance instance : instances) {
            if (random.nextInt(3) > 0) instance.begin(given.get(instance));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void nothingIsLostAndNothingAppliedTwice(long seed) throws Exception {
        Random random = new Random(seed);
        List<IncomingRecord> records = log.records(random, PARTITIONS);
        records.forEach(record -> partitions.get(record.partition().partition()).add(record));
        List<Instance> instances = List.of(new Instance(), new Instance(), new Instance());
        for (int round = 0; round < 60; round++) {
            if (random.nextInt(4) == 0) move(instances, random);
            Instance one = instances.get(random.nextInt(instances.size()));
            if (random.nextInt(5) == 0) one.dieAfter(1 + random.nextInt(3));
            one.handleSome(random);
        }
        Instance last = new Instance();
        last.begin(Set.of(partition(0), partition(1), partition(2), partition(3), partition(4)));
        for (int round = 0; round < records.size(); round++) last.handleSome(random);

        ViewReader<CrateView> reader = new ViewReaders(mongo, new ViewIndexes(mongo)).of("crates", CrateView.class);
        for (String crate : log.crates()) {
            CrateView view = reader.find(crate).orElseThrow();
            assertThat(view.slips()).as("seed %d", seed).hasSize(SLIPS).doesNotHaveDuplicates();
            assertThat(view.pieces()).isEqualTo(SLIPS);
        }
        System.out.printf(
                "measure moving seed=%d deliveries=%d crashes=%d lost_turns=%d divergent=0%n",
                seed, records.size(), crashes, lostTurns);
    }
}
