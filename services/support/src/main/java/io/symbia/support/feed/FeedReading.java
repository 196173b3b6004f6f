package io.symbia.support.feed;

import io.symbia.events.kernel.envelope.EventCodec;
import io.symbia.support.place.Positions;
import io.symbia.support.platform.BrokerUnavailableException;
import io.symbia.support.platform.Pieces;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/**
 * The records that one consumer of a feed has in hand: fetched, and not handled yet.
 *
 * <p>Between two pieces it asks the broker whether partitions have moved. What is in hand of a partition that goes elsewhere is dropped:
 * its next reader begins where the last piece ended. After a fault the instance stays in its group, so that partitions do not wander about
 * because a database is away. Used by the feed's thread.
 */
final class FeedReading implements ConsumerRebalanceListener {
    private final Consumer<String, byte[]> consumer;
    private final FeedHandler handler;
    private final EventCodec codec;
    private final Map<String, Uuid> topicIds;
    private final Pieces pieces;
    private final Deque<IncomingRecord> inHand = new ArrayDeque<>();
    private final Map<TopicPartition, Long> expected = new HashMap<>(); // Of what is fetched, the record that is next.
    private long missedRecords;
    private boolean unplaced = true; // Whether the handler has to say where to read on.

    FeedReading(
            Consumer<String, byte[]> consumer,
            FeedHandler handler,
            EventCodec codec,
            Map<String, Uuid> topicIds,
            Pieces pieces) {
        this.consumer = consumer;
        this.handler = handler;
        this.codec = codec;
        this.topicIds = topicIds;
        this.pieces = pieces;
    }

    /** Takes part in reading the handler's topics, or takes all of them. */
    void begin() {
        if (!handler.needsOneReader()) {
            consumer.subscribe(handler.topics(), this);
            return;
        }
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : handler.topics()) {
            var infos = consumer.partitionsFor(topic);
            if (infos.isEmpty()) throw new BrokerUnavailableException(topic + " was made and is not there yet");
            infos.forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
        }
        consumer.assign(partitions);
        consumer.pause(partitions); // Until it is known where to read on.
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> added) {
        if (added.isEmpty()) return;
        consumer.pause(added); // Until it is known where to read on.
        unplaced = true;
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> gone) {
        Set<TopicPartition> partitions = Set.copyOf(gone);
        inHand.removeIf(record -> partitions.contains(record.partition()));
    }

    /** Asks for records, unless some are in hand, and takes part in the group's life. */
    void fetch(Duration wait) {
        if (!inHand.isEmpty()) consumer.pause(consumer.assignment());
        for (ConsumerRecord<String, byte[]> record : consumer.poll(inHand.isEmpty() ? wait : Duration.ZERO)) {
            IncomingRecord incoming = new IncomingRecord(record, codec);
            inHand.add(incoming);
            Long due = expected.put(incoming.partition(), record.offset() + 1);
            if (due != null && due < record.offset()) countMissed(Map.of(incoming.partition(), due));
        }
        if (!unplaced) consumer.resume(consumer.paused());
    }

    /** Counts what was deleted before it was read here. A number that no record has, as a transaction leaves one, is not counted. */
    private void countMissed(Map<TopicPartition, Long> due) {
        consumer.beginningOffsets(due.keySet()).forEach((partition, first) -> {
            missedRecords += Math.max(0, first - due.getOrDefault(partition, first));
            expected.merge(partition, first, Math::max);
        });
    }

    /** Records that were deleted from the topics before they were read here, since it began. */
    long missedRecords() {
        return missedRecords;
    }

    /**
     * Has a piece of what is in hand handled.
     *
     * @return number of records that were handled
     */
    int handle() throws InterruptedException {
        if (unplaced) place();
        List<IncomingRecord> piece = inHand.stream().limit(pieces.size()).toList();
        if (piece.isEmpty()) return 0;
        long startNanos = System.nanoTime();
        handler.handle(piece);
        for (int done = 0; done < piece.size(); done++) inHand.remove();
        pieces.done(Duration.ofNanos(System.nanoTime() - startNanos));
        tellGroup(piece);
        return piece.size();
    }

    private void place() {
        inHand.clear();
        Set<TopicPartition> partitions = consumer.assignment();
        if (!partitions.isEmpty()) {
            Positions positions = handler.begin(partitions, topicIds);
            expected.clear();
            for (TopicPartition partition : partitions) {
                consumer.seek(partition, positions.of(partition));
                expected.put(partition, positions.of(partition).offset());
            }
            countMissed(Map.copyOf(expected));
        }
        consumer.resume(consumer.paused());
        unplaced = false;
    }

    /** For tools that show how far a group is behind; what counts is in the database. */
    private void tellGroup(List<IncomingRecord> handled) {
        if (handler.needsOneReader()) return;
        Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
        for (IncomingRecord record : handled) next.put(record.partition(), record.next());
        consumer.commitAsync(next, (_, _) -> {});
    }

    /** Drops what is in hand and begins again where the handler says, after a rest in which the group is not left. */
    void restAfter(RuntimeException fault) {
        inHand.clear();
        unplaced = true;
        long untilNanos = System.nanoTime() + pieces.failed(fault).toNanos();
        long leftNanos;
        while ((leftNanos = untilNanos - System.nanoTime()) > 0) {
            consumer.pause(consumer.assignment());
            consumer.poll(Duration.ofNanos(leftNanos));
        }
    }

    /** Whether all that was fetched is handled. */
    boolean isEmptyHanded() {
        return inHand.isEmpty();
    }

    /** Number of partitions that are read here. */
    int partitions() {
        return unplaced ? 0 : consumer.assignment().size();
    }

    /** Records that were published and not handled yet, of the partitions that are read here. */
    long lagRecords() {
        return inHand.size()
                + consumer.assignment().stream()
                        .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                        .sum();
    }
}
