package io.symbia.support.feed;

import com.mongodb.client.MongoDatabase;
import io.symbia.support.place.Lanes;
import io.symbia.support.place.Positions;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/** The offsets of a feed whose handler keeps its work before it keeps how far it has read. */
final class Offsets {
    private final Lanes lanes;
    private Positions next = new Positions(Map.of());

    Offsets(MongoDatabase database, String feed, Set<String> consumers) {
        this.lanes = new Lanes(database, feed, consumers);
    }

    /** Reads what is kept of these partitions. */
    Positions load(Collection<TopicPartition> partitions, Map<String, Uuid> topicIds) {
        next = lanes.load(partitions, topicIds);
        return next;
    }

    /**
     * Keeps that these partitions go on there.
     *
     * @throws io.symbia.support.place.LostTurnException when another instance reads these partitions by now
     */
    void goOnAt(Map<TopicPartition, OffsetAndMetadata> places) {
        places.forEach(next::put);
        lanes.save(next, places.keySet());
    }

    /**
     * Keeps that these records were handled.
     *
     * @throws io.symbia.support.place.LostTurnException when another instance reads these partitions by now
     */
    void save(Collection<IncomingRecord> handled) {
        Set<TopicPartition> partitions = new LinkedHashSet<>();
        for (IncomingRecord record : handled) {
            next.put(record.partition(), record.next());
            partitions.add(record.partition());
        }
        lanes.save(next, partitions);
    }
}
