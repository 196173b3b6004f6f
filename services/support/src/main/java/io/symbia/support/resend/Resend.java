package io.symbia.support.resend;

import com.mongodb.MongoException;
import io.symbia.events.kernel.envelope.SealedEvent;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.envelope.Topics;
import io.symbia.support.platform.Broker;
import io.symbia.support.platform.BrokerUnavailableException;
import io.symbia.support.platform.Lease;
import io.symbia.support.platform.Pieces;
import io.symbia.support.relay.EventRecords;
import io.symbia.support.resend.ResendOrder.State;
import io.symbia.support.store.Commit;
import io.symbia.support.store.CommitStore;
import io.symbia.support.store.StreamHead;
import io.symbia.support.store.StreamIds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends kept events once more, when an operator orders it, on the instance that holds the lease. For what Kafka has lost: the log reads them,
 * recognises those that it has, and takes the others in.
 *
 * <p>They go to a topic of their own with one partition, each stream from its first event to its last. So an event that the log waits for
 * is never behind one that has to wait for it, whatever the service publishes meanwhile; in the stream's own partition it could be.
 */
public final class Resend implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Resend.class);

    private static final int EVENTS_A_SECOND = 2_000; // A small part of what broker and log take.
    private static final int CHUNK = 200; // Events between two looks at what was acknowledged.
    private static final Duration TICK = Duration.ofMillis(250);

    private final CommitStore commits;
    private final ResendOrders orders;
    private final Broker broker;
    private final Lease lease;
    private final String topic;
    private final Pieces failing = new Pieces(1); // For its rests; of the thread.
    private @Nullable Thread thread;

    /** Sends the events of a service. */
    public Resend(CommitStore commits, ResendOrders orders, Broker broker, Lease lease, String service) {
        this.commits = commits;
        this.orders = orders;
        this.broker = broker;
        this.lease = lease;
        this.topic = Topics.resent(service);
    }

    /** Begins to look for orders, once. */
    public synchronized void start() {
        if (thread == null) thread = Thread.ofVirtual().name("resend").start(this::run);
    }

    private void run() {
        try {
            while (true) {
                if (lease.held()) lookOnce();
                Thread.sleep(TICK);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookOnce() throws InterruptedException {
        try {
            Optional<ResendOrder> open = orders.newest().filter(order -> order.state() == State.OPEN);
            if (open.isPresent()) carryOut(open.get());
            failing.done(Duration.ZERO);
        } catch (org.apache.kafka.common.errors.InterruptException stopped) {
            throw new InterruptedException(stopped.getMessage());
        } catch (MongoException | KafkaException | BrokerUnavailableException away) {
            waitFor(away);
        }
    }

    /** Shown with the order, where the database is there; the order stays open. */
    private void waitFor(RuntimeException away) throws InterruptedException {
        LOG.warn("event=resend_waits reason={}", away.toString());
        try {
            orders.newest().ifPresent(order -> orders.keep(order.waitingFor(away.toString())));
        } catch (MongoException _) {
            // Then whoever asks for the order gets no answer either.
        }
        Thread.sleep(failing.failed(away));
    }

    private void carryOut(ResendOrder order) throws InterruptedException {
        broker.requireTopic(topic, 1);
        LOG.info("event=resend_begins stream={} after={}", order.stream().orElse("all"), order.afterStream());
        try (Producer<String, byte[]> producer = broker.producer()) {
            ResendOrder last = order.stream().isPresent()
                    ? send(order, StreamId.parse(order.stream().get()), producer)
                    : sendAll(order, producer);
            if (lease.held() && orders.keep(last.in(State.DONE))) {
                LOG.info(
                        "event=resent streams={} events={} damaged={}",
                        last.streams(),
                        last.events(),
                        last.damagedCount());
            }
        }
    }

    private ResendOrder sendAll(ResendOrder order, Producer<String, byte[]> producer) throws InterruptedException {
        ResendOrder now = order;
        try (StreamIds streams = commits.streamsAfter(order.afterStream())) {
            while (true) {
                Optional<StreamId> next;
                try {
                    next = streams.hasNext() ? Optional.of(streams.next()) : Optional.empty();
                } catch (IllegalArgumentException | ClassCastException noId) { // The next one is another document.
                    now = now.damaged("a commit whose _id is none: " + noId.getMessage());
                    continue;
                }
                if (next.isEmpty()) return now;
                now = send(now, next.get(), producer);
                if (!lease.held() || !orders.keep(now)) return now;
            }
        }
    }

    /** Sends a stream from its first event on, up to where it is damaged, if it is. */
    private ResendOrder send(ResendOrder order, StreamId stream, Producer<String, byte[]> producer)
            throws InterruptedException {
        Pace pace = new Pace(producer, StreamHead.start(stream));
        Optional<String> damage = follow(pace);
        if (damage.isPresent()) damage = followSingly(pace); // The good commits that were read with the damaged one.
        pace.awaitAll();
        boolean isThere = damage.isPresent() || pace.sent > 0 || order.stream().isEmpty();
        if (!isThere) return order.damaged(stream + ": there is no such stream"); // Mistyped, most likely.
        ResendOrder after = order.sent(stream.toString(), pace.sent);
        return damage.map(reason -> after.damaged(stream + ": " + reason)).orElse(after);
    }

    private Optional<String> follow(Pace pace) {
        return damageIn(() -> commits.follow(pace.head, pace::send));
    }

    private Optional<String> followSingly(Pace pace) {
        return damageIn(() -> {
            Optional<Commit> next = commits.find(pace.head.next());
            while (next.isPresent()) {
                pace.send(next.get());
                next = commits.find(pace.head.next());
            }
        });
    }

    /** Whatever stands in the store: it must not keep other streams from being sent. */
    private static Optional<String> damageIn(Runnable reading) {
        try {
            reading.run();
            return Optional.empty();
        } catch (MongoException | KafkaException away) {
            throw away;
        } catch (RuntimeException damaged) { // Kept with the order, and shown.
            return Optional.of(String.valueOf(damaged.getMessage()));
        }
    }

    /** Sends the events of one stream, not too many at once. */
    private final class Pace {
        private final Producer<String, byte[]> producer;
        private final List<Future<?>> open = new ArrayList<>();
        private StreamHead head;
        private long sent;
        private long chunkNanos = System.nanoTime();

        Pace(Producer<String, byte[]> producer, StreamHead head) {
            this.producer = producer;
            this.head = head;
        }

        void send(Commit commit) {
            head = head.after(commit);
            for (SealedEvent event : commit.events()) {
                open.add(producer.send(EventRecords.of(event, topic)));
                sent++;
            }
            if (open.size() >= CHUNK) {
                try {
                    awaitAll();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                    throw new org.apache.kafka.common.errors.InterruptException(stopped);
                }
            }
        }

        void awaitAll() throws InterruptedException {
            int count = open.size();
            producer.flush(); // Also where the time of day was set back, by which it counts when a record is due.
            for (Future<?> each : open) {
                try {
                    each.get();
                } catch (ExecutionException failed) {
                    throw failed.getCause() instanceof KafkaException cause
                            ? cause
                            : new KafkaException(failed.getCause());
                }
            }
            open.clear();
            long dueNanos = Duration.ofSeconds(1).toNanos() * count / EVENTS_A_SECOND;
            Thread.sleep(Duration.ofNanos(Math.max(0, dueNanos - (System.nanoTime() - chunkNanos))));
            chunkNanos = System.nanoTime();
        }
    }

    @Override
    public synchronized void close() {
        if (thread != null) thread.interrupt();
    }
}
