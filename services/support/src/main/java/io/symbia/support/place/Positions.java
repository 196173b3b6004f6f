package io.symbia.support.place;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.bson.Document;

/**
 * Where a feed reads on in each partition: {@code {"symbia/payment/events@mL6…Zg#3": {offset: 118, epoch: 2}}}.
 *
 * <p>An offset means something only in the topic in which it was read. A topic that was made anew has another id, and is read from its
 * beginning; in one that was cut back, the broker finds the end of the leader's epoch, and the consumer goes on there. What is so read
 * twice is known by stream and sequence.
 */
public final class Positions {
    private static final OffsetAndMetadata BEGINNING = new OffsetAndMetadata(0);
    private static final String OFFSET = "offset";
    private static final String EPOCH = "epoch";

    private final Map<String, Uuid> topicIds;
    private final Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();

    /** Begins at the beginning of each topic, given with its id. */
    public Positions(Map<String, Uuid> topicIds) {
        this.topicIds = Map.copyOf(topicIds);
    }

    /** Reads what {@link #format} made, as far as it is about these topics. */
    public static Positions parse(Document kept, Map<String, Uuid> topicIds) {
        Positions positions = new Positions(topicIds);
        topicIds.forEach((topic, id) -> {
            String prefix = prefix(topic, id);
            kept.forEach((name, position) -> {
                if (!name.startsWith(prefix)) return;
                int partition = Integer.parseInt(name.substring(prefix.length()));
                positions.next.put(new TopicPartition(topic, partition), parse((Document) position));
            });
        });
        return positions;
    }

    private static OffsetAndMetadata parse(Document position) {
        return new OffsetAndMetadata(position.getLong(OFFSET), Optional.ofNullable(position.getInteger(EPOCH)), "");
    }

    /** Not every server keeps dots in names. */
    private static String prefix(String topic, Uuid id) {
        return topic.replace('.', '/') + "@" + id + "#";
    }

    /** The id of a topic that these are about. */
    Uuid topicId(String topic) {
        return topicIds.getOrDefault(topic, Uuid.ZERO_UUID);
    }

    /** Sets where to read on in a partition. */
    public void put(TopicPartition partition, OffsetAndMetadata position) {
        next.put(partition, position);
    }

    /** The record to read next in a partition. */
    public OffsetAndMetadata of(TopicPartition partition) {
        return next.getOrDefault(partition, BEGINNING);
    }

    /** All of them as a document. */
    public Document format() {
        Map<String, Object> sorted = new TreeMap<>();
        next.forEach((partition, position) -> {
            Document kept = new Document(OFFSET, position.offset());
            position.leaderEpoch().ifPresent(epoch -> kept.append(EPOCH, epoch));
            sorted.put(prefix(partition.topic(), topicId(partition.topic())) + partition.partition(), kept);
        });
        return new Document(sorted);
    }
}
