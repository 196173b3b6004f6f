package io.symbia.support.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.events.kernel.envelope.EventHeaders;
import io.symbia.events.kernel.envelope.Topics;
import io.symbia.kafka.Brokers;
import io.symbia.kafka.ClockWatch;
import io.symbia.local.broker.EmbeddedBroker;
import io.symbia.support.command.ServiceBusy;
import io.symbia.support.crate.service.CrateHouse;
import io.symbia.support.evidence.EventIndex;
import io.symbia.support.platform.Broker;
import io.symbia.support.platform.Members;
import io.symbia.support.platform.Settings;
import io.symbia.support.store.Commit;
import io.symbia.support.testkit.TestDatabase;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The relay against a broker that comes and goes, and after the death of the process that kept the commits. */
class RelayIT {
    private static final int MAX_PENDING = 60;

    @TempDir
    private Path data;

    private final String service = "relay-" + UUID.randomUUID().toString().substring(0, 8);
    private final AtomicReference<Relay> live = new AtomicReference<>(); // Null: the process dies after each commit.
    private final List<Commit> kept = new CopyOnWriteArrayList<>();
    private EmbeddedBroker kafka;
    private int port;
    private CrateHouse house;
    private Relay relay;

    @BeforeEach
    void open() {
        kafka = EmbeddedBroker.start(data, 0);
        port = Integer.parseInt(kafka.bootstrap().substring(kafka.bootstrap().lastIndexOf(':') + 1));
        house = new CrateHouse(TestDatabase.uri(), service, (commit, predecessorPending) -> {
            kept.add(commit);
            if (live.get() != null) live.get().committed(commit, predecessorPending);
        });
        relay = newRelay();
    }

    private Relay newRelay() {
        return newRelay(ClockWatch::new);
    }

    private Relay newRelay(Supplier<ClockWatch> clocks) {
        Settings settings = new Settings(
                "crates",
                "test",
                TestDatabase.uri(),
                Brokers.at("127.0.0.1:" + port),
                URI.create("http://log"),
                MAX_PENDING);
        return Relay.of(
                house.database(),
                house.codec(),
                new EventIndex(house.database().mongo(), house.commits()),
                new Broker(settings),
                settings,
                Clock.systemUTC(),
                clocks);
    }

    @AfterEach
    void close() {
        relay.close();
        house.close();
        kafka.close();
    }

    private void fill(int crates, int slips) {
        for (int crate = 0; crate < crates; crate++) house.open("C-" + crate, 1_000_000);
        for (int slip = 0; slip < slips; slip++) {
            for (int crate = 0; crate < crates; crate++) house.add("C-" + crate, "S-" + slip, 1);
        }
    }

    private static void eventually(org.awaitility.core.ThrowingRunnable assertion) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(assertion);
    }

    /** Everything on the topic, by stream. */
    private Map<String, List<Long>> published() {
        Map<String, List<Long>> sequences = new HashMap<>();
        Settings settings = new Settings(
                "crates", "reader", TestDatabase.uri(), Brokers.at("127.0.0.1:" + port), URI.create("http://log"), 1);
        try (Consumer<String, byte[]> consumer = new Broker(settings).consumer("reader")) {
            List<TopicPartition> partitions = new ArrayList<>();
            for (int partition = 0; partition < Topics.PARTITIONS; partition++) {
                partitions.add(new TopicPartition(Topics.events("crates"), partition));
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    byte[] header =
                            record.headers().lastHeader(EventHeaders.SEQUENCE).value();
                    sequences
                            .computeIfAbsent(record.key(), _ -> new ArrayList<>())
                            .add(Long.parseLong(new String(header, StandardCharsets.US_ASCII)));
                }
            }
        }
        return sequences;
    }

    /** First occurrences in order, without gap; returns how many came more than once. */
    private static int requireInOrder(Map<String, List<Long>> published, int crates, int events) {
        int repeated = 0;
        assertThat(published).hasSize(crates);
        for (List<Long> sequences : published.values()) {
            long next = 0;
            for (long sequence : sequences) {
                assertThat(sequence)
                        .as("no event overtakes another: %s", sequences)
                        .isLessThanOrEqualTo(next);
                if (sequence == next) next++;
                else repeated++;
            }
            assertThat(next).isEqualTo(events);
        }
        return repeated;
    }

    /** A producer counts by the time of day when a record is due to be sent; one that fell into a false time would hold it until that comes. */
    @Test
    void makesANewProducerWhenTheTimeOfDayWasSetBack() {
        AtomicLong millis = new AtomicLong(Duration.ofDays(1).toMillis());
        relay.close();
        relay = newRelay(() -> new ClockWatch(millis::get, () -> 0));
        live.set(relay);
        relay.start();
        fill(2, 1);
        eventually(() -> assertThat(relay.publishedEvents()).isEqualTo(4));
        Set<Thread> before = senders();
        millis.set(0);
        eventually(() -> assertThat(senders()).anyMatch(sender -> !before.contains(sender)));
        house.add("C-0", "S-later", 1);
        eventually(() -> assertThat(relay.pendingCommits()).isZero());
        // The new producer sends acknowledged commits again that were not recorded yet; readers recognise them.
        assertThat(published().values().stream()
                        .mapToLong(sequences -> sequences.stream().distinct().count())
                        .sum())
                .isEqualTo(5);
    }

    private static Set<Thread> senders() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().matches("kafka-producer-network-thread.*-relay"))
                .collect(Collectors.toSet());
    }

    @Test
    void whatADeadProcessLeftBehindIsPublishedOnce() throws Exception {
        fill(5, 9);
        relay.start();
        Sweep sweep = new Sweep(house.commits(), relay, alone(), Clock.systemUTC(), MAX_PENDING);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) { // Sweeps that meet must not double anything.
            var first = threads.submit(() -> sweep.sweep(Duration.ZERO));
            var second = threads.submit(() -> sweep.sweep(Duration.ZERO));
            assertThat(first.get() + second.get()).isGreaterThanOrEqualTo(50);
        }
        eventually(() -> assertThat(house.commits().pending()).isEmpty());
        eventually(() -> assertThat(relay.pendingCommits()).isZero());
        assertThat(requireInOrder(published(), 5, 10)).isZero();
        EventIndex index = new EventIndex(house.database().mongo(), house.commits());
        for (Commit commit : kept) {
            var event = commit.events().getFirst();
            assertThat(index.find(event.envelope().id()))
                    .flatMap(kept -> kept.event(event.envelope().id()))
                    .map(found -> found.bytes())
                    .contains(event.bytes());
        }
    }

    @Test
    void aCommitWaitsForItsPredecessorInTheHandsOfAnotherProcess() throws Exception {
        fill(1, 3);
        relay.start();
        try (CrateHouse restarted = new CrateHouse(TestDatabase.uri(), service, relay)) {
            restarted.add("C-0", "S-after-restart", 1);
        }
        eventually(() -> assertThat(relay.isWell()).isTrue());
        assertThat(relay.pendingCommits()).isEqualTo(1);
        Sweep sweep = new Sweep(house.commits(), relay, alone(), Clock.systemUTC(), MAX_PENDING);
        assertThat(sweep.sweep(Duration.ZERO)).isEqualTo(4);
        eventually(() -> assertThat(house.commits().pending()).isEmpty());
        assertThat(requireInOrder(published(), 1, 5)).isZero();
    }

    @Test
    void aBrokerThatIsAwayDelaysAndLosesNothing() {
        live.set(relay);
        relay.start();
        fill(5, 3);
        eventually(() -> assertThat(relay.pendingCommits()).isZero());
        kafka.close();
        fill(5, 0);
        for (int slip = 3; slip < 11; slip++) {
            for (int crate = 0; crate < 5; crate++) house.add("C-" + crate, "S-" + slip, 1);
        }
        assertThat(relay.pendingCommits()).isEqualTo(40);
        relay.admit();
        for (int slip = 11; slip < 15; slip++) {
            for (int crate = 0; crate < 5; crate++) house.add("C-" + crate, "S-" + slip, 1);
        }
        assertThatThrownBy(relay::admit).isInstanceOf(ServiceBusy.class).hasMessageContaining("60 commits wait");
        assertThat(relay.oldestPendingSeconds()).isPositive();
        kafka = EmbeddedBroker.start(data, port);
        eventually(() -> assertThat(house.commits().pending()).isEmpty());
        eventually(() -> assertThat(relay.pendingCommits()).isZero());
        relay.admit();
        requireInOrder(published(), 5, 16);
    }

    private Members alone() {
        return new Members(house.database().mongo(), "alone");
    }
}
