package io.symbia.support.instances;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.events.kernel.envelope.EventHeaders;
import io.symbia.events.kernel.envelope.Topics;
import io.symbia.kafka.Brokers;
import io.symbia.local.broker.EmbeddedBroker;
import io.symbia.local.database.EmbeddedDatabase;
import io.symbia.support.platform.Broker;
import io.symbia.support.platform.Settings;
import io.symbia.support.testkit.HttpAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * One service as three processes. Commands go to any of them; in the middle one is killed. Each has done its part, nothing is lost, nothing
 * done twice, and every stream is in order. {@code -Dsymbia.instances.commands=10000} makes more of it.
 */
class ThreeInstancesIT {
    private static final int COMMANDS = Integer.getInteger("symbia.instances.commands", 1_000);
    private static final int SLIPS = 9; // A crate; with its opening ten commands.
    private static final int CRATES = COMMANDS / (SLIPS + 1);
    private static final int CLIENTS = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(3); // Of a machine that is busy with other tests.
    private static final List<String> FEEDS = List.of("views", "reactions");
    private static final String BODY = "{\"capacity\":1000,\"value\":{\"amount\":\"1.00\",\"currency\":\"EUR\"}}";

    @TempDir
    private Path data;

    private final List<Instance> living = new CopyOnWriteArrayList<>();
    private final List<Process> processes = new ArrayList<>();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger triedAgain = new AtomicInteger();
    private final ConcurrentLinkedQueue<Long> acceptedAtNanos = new ConcurrentLinkedQueue<>();
    private final CountDownLatch half = new CountDownLatch(COMMANDS / 2);
    private EmbeddedBroker kafka;
    private EmbeddedDatabase database;

    @AfterEach
    void close() {
        processes.forEach(Process::destroyForcibly);
        if (kafka != null) kafka.close();
        if (database != null) database.close();
    }

    private void start() throws IOException {
        kafka = EmbeddedBroker.start(data.resolve("kafka"), 0);
        database = EmbeddedDatabase.start(data.resolve("database"), 0);
        for (int number = 0; number < 3; number++) {
            processes.add(Instance.start(database.uri(), kafka.bootstrap()));
        }
        for (int number = 0; number < 3; number++) {
            living.add(Instance.of("instance-" + number, processes.get(number)));
        }
    }

    /** Until each partition is read by one of the living, and each of them reads its part. */
    private void awaitDivided() {
        int fair = Topics.PARTITIONS / living.size();
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            for (String feed : FEEDS) {
                assertThat(living)
                        .allMatch(instance -> instance.metric("symbia_consumer_partitions", feed) == fair, feed);
            }
        });
    }

    private void client(int number) {
        for (int crate = number; crate < CRATES; crate += CLIENTS) {
            put("/crates/crates/C-" + crate, BODY);
            for (int slip = 0; slip < SLIPS; slip++) {
                put("/crates/crates/C-" + crate + "/slips/S-" + slip, "{\"pieces\":1}");
            }
        }
    }

    /** Asks anybody, and somebody else when that one is gone or busy: the name of the act makes it one. */
    private void put(String path, String body) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> isAccepted(path, body));
        accepted.incrementAndGet();
        acceptedAtNanos.add(System.nanoTime());
        half.countDown();
    }

    private boolean isAccepted(String path, String body) {
        Instance one = living.get(ThreadLocalRandom.current().nextInt(living.size()));
        try {
            HttpAnswer answer = one.http().put(path, body);
            if (answer.status() == 200 || answer.status() == 201) return true;
            assertThat(answer.status()).as(answer.body()).isEqualTo(503);
        } catch (UncheckedIOException gone) { // Another is asked.
            living.removeIf(instance ->
                    instance == one && !processes.get(indexOf(instance)).isAlive());
        }
        triedAgain.incrementAndGet();
        return false;
    }

    private static int indexOf(Instance instance) {
        return Integer.parseInt(instance.name().substring("instance-".length()));
    }

    @Test
    void divideTheWorkAndLoseNothingWhenOneIsKilled() throws Exception {
        start();
        awaitDivided();
        List<Callable<Void>> clients = new ArrayList<>();
        for (int number = 0; number < CLIENTS; number++) {
            int own = number;
            clients.add(() -> {
                client(own);
                return null;
            });
        }
        long killedNanos;
        long takenOverNanos;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Void>> running = new ArrayList<>();
            for (Callable<Void> client : clients) running.add(threads.submit(client));
            half.await();
            requireFairShares();
            Instance doomed = living.get(1);
            doomed.kill(); // With requests in hand; who asked it asks another.
            killedNanos = System.nanoTime();
            living.remove(doomed);
            awaitDivided();
            takenOverNanos = System.nanoTime();
            for (Future<Void> client : running) client.get();
        }
        assertThat(accepted).hasValue(CRATES * (SLIPS + 1));
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(missing()).isZero());
        long shownNanos = System.nanoTime();
        int repeated = requireStreamsInOrder();
        System.out.printf(
                "measure instances commands=%d lost=0 doubled=%d tried_again=%d delivered_again=%d taken_over_after_seconds=%.1f "
                        + "all_shown_after_kill_seconds=%.1f per_second_before=%.0f per_second_from_10s_after=%.0f%n",
                accepted.get(),
                doubled(),
                triedAgain.get(),
                repeated,
                (takenOverNanos - killedNanos) / 1e9,
                (shownNanos - killedNanos) / 1e9,
                rate(killedNanos - 10_000_000_000L, killedNanos),
                rate(killedNanos + 10_000_000_000L, killedNanos + 20_000_000_000L));
        assertThat(doubled()).isZero();
    }

    private double rate(long fromNanos, long untilNanos) {
        long first = acceptedAtNanos.stream().mapToLong(at -> at).min().orElse(0);
        long last = acceptedAtNanos.stream().mapToLong(at -> at).max().orElse(0);
        long from = Math.max(first, fromNanos);
        long until = Math.min(last, untilNanos);
        if (until <= from) return Double.NaN; // It was over by then.
        return acceptedAtNanos.stream().filter(at -> at >= from && at < until).count() * 1e9 / (until - from);
    }

    private void requireFairShares() {
        requireFair("published events", "symbia_relay_published_events_total", "");
        for (String feed : FEEDS) requireFair(feed, "symbia_consumer_handled_records_total", feed);
    }

    private void requireFair(String what, String metric, String feed) {
        Map<String, Long> shares = new HashMap<>();
        for (Instance instance : living) shares.put(instance.name(), instance.metric(metric, feed));
        long all = shares.values().stream().mapToLong(share -> share).sum();
        System.out.printf("measure shares of=%s all=%d shares=%s%n", what.replace(' ', '_'), all, shares);
        assertThat(shares.values()).as(what).allMatch(share -> share * 5 > all);
    }

    private HttpAnswer view(String crate) {
        return living.getFirst().http().get("/crates/crates/" + crate);
    }

    private List<String> slips(String crate) {
        HttpAnswer answer = view(crate);
        List<String> slips = new ArrayList<>();
        if (answer.status() == 200) {
            for (JsonNode slip : answer.json().path("slips")) slips.add(slip.asString());
        }
        return slips;
    }

    /** Slips that were accepted and are not shown, in the crates and in their tallies. */
    private int missing() {
        int missing = 0;
        for (int crate = 0; crate < CRATES; crate++) {
            for (String prefix : List.of("", TallyReaction.PREFIX)) {
                missing += SLIPS - new HashSet<>(slips(prefix + "C-" + crate)).size();
            }
        }
        return missing;
    }

    /** Slips that are shown more than once, and pieces that were counted more than once. */
    private int doubled() {
        int doubled = 0;
        for (int crate = 0; crate < CRATES; crate++) {
            for (String prefix : List.of("", TallyReaction.PREFIX)) {
                List<String> slips = slips(prefix + "C-" + crate);
                doubled += slips.size() - new HashSet<>(slips).size();
                doubled += Math.abs(
                        view(prefix + "C-" + crate).json().path("pieces").asInt() - SLIPS);
            }
        }
        return doubled;
    }

    /** On the topic each stream begins with its first event, and none comes before the one before it; returns how many came again. */
    private int requireStreamsInOrder() {
        Settings settings = new Settings(
                "crates", "reader", database.uri(), Brokers.at(kafka.bootstrap()), URI.create("http://log"), 1);
        Map<String, Long> next = new HashMap<>();
        int repeated = 0;
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
                    long sequence = Long.parseLong(new String(
                            record.headers().lastHeader(EventHeaders.SEQUENCE).value(), StandardCharsets.US_ASCII));
                    long due = next.getOrDefault(record.key(), 0L);
                    assertThat(sequence).as(record.key()).isLessThanOrEqualTo(due);
                    if (sequence == due) next.put(record.key(), due + 1);
                    else repeated++;
                }
            }
        }
        assertThat(next)
                .hasSize(2 * CRATES)
                .allSatisfy((_, events) -> assertThat(events).isEqualTo(SLIPS + 1));
        return repeated;
    }
}
