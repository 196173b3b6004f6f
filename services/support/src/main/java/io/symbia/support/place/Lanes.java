package io.symbia.support.place;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import io.symbia.support.store.DuplicateKeys;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.bson.Document;

/**
 * How far a feed has read each partition, whichever instance reads it: {@code {_id: "views|symbia.payment.events#3", number: 17, topic:
 * "mL6…Zg", offset: 118, epoch: 2, consumers: ["escrows"]}}. Only a shortcut: what was handled is known by stream and sequence. Hence a lane
 * that lacks a consumer, for it is new, is simply read from its beginning again.
 *
 * <p>Each write has a number and replaces the one before it or nothing. So an instance that was paused, and whose partitions were given to
 * another meanwhile, finds its number taken: it learns that it has lost its turn, and sets nothing back.
 */
public final class Lanes {
    private static final String NUMBER = "number";
    private static final String TOPIC = "topic";
    private static final String OFFSET = "offset";
    private static final String EPOCH = "epoch";
    private static final String CONSUMERS = "consumers";

    private final MongoCollection<Document> feeds;
    private final String feed;
    private final Set<String> consumers;
    private final Map<TopicPartition, Long> numbers =
            new HashMap<>(); // Of the last write that this instance made or found.

    /**
     * The lanes of a feed.
     *
     * @param consumers who gets what is read; each must have got it before a lane counts as read
     */
    public Lanes(MongoDatabase database, String feed, Set<String> consumers) {
        this.feeds = database.getCollection("feeds");
        this.feed = feed;
        this.consumers = Set.copyOf(consumers);
    }

    /** Reads where to go on in these partitions of these topics, and takes up their numbers. */
    public Positions load(Collection<TopicPartition> partitions, Map<String, Uuid> topicIds) {
        Positions positions = new Positions(topicIds);
        Map<String, TopicPartition> byId = partitions.stream().collect(Collectors.toMap(this::id, lane -> lane));
        numbers.clear();
        partitions.forEach(partition -> numbers.put(partition, 0L));
        for (Document kept : feeds.find(Filters.in("_id", byId.keySet()))) {
            TopicPartition partition = byId.get(kept.getString("_id"));
            if (partition == null) continue;
            numbers.put(partition, kept.getLong(NUMBER));
            boolean isThisTopic =
                    String.valueOf(topicIds.get(partition.topic())).equals(kept.getString(TOPIC));
            boolean isOfAll = kept.getList(CONSUMERS, String.class).containsAll(consumers);
            if (isThisTopic && isOfAll) {
                positions.put(
                        partition,
                        new OffsetAndMetadata(kept.getLong(OFFSET), Optional.ofNullable(kept.getInteger(EPOCH)), ""));
            }
        }
        return positions;
    }

    /**
     * Keeps how far these partitions were read.
     *
     * @throws LostTurnException when another instance has written one of them since it was loaded
     */
    public void save(Positions positions, Collection<TopicPartition> partitions) {
        if (partitions.isEmpty()) return;
        List<WriteModel<Document>> writes = new ArrayList<>();
        for (TopicPartition partition : partitions) {
            long number = numbers.getOrDefault(partition, 0L);
            OffsetAndMetadata next = positions.of(partition);
            Document lane = new Document("_id", id(partition))
                    .append(NUMBER, number + 1)
                    .append(TOPIC, positions.topicId(partition.topic()).toString())
                    .append(OFFSET, next.offset())
                    .append(CONSUMERS, List.copyOf(consumers));
            next.leaderEpoch().ifPresent(epoch -> lane.append(EPOCH, epoch));
            writes.add(new ReplaceOneModel<>(
                    Filters.and(Filters.eq("_id", id(partition)), Filters.eq(NUMBER, number)),
                    lane,
                    new ReplaceOptions().upsert(number == 0)));
        }
        if (written(writes) < writes.size()) throw new LostTurnException("the partitions of " + feed);
        partitions.forEach(partition -> numbers.merge(partition, 1L, Long::sum));
    }

    private int written(List<WriteModel<Document>> writes) {
        try {
            BulkWriteResult result = feeds.bulkWrite(writes, new BulkWriteOptions().ordered(false));
            return result.getMatchedCount() + result.getUpserts().size();
        } catch (MongoBulkWriteException failure) {
            if (DuplicateKeys.only(failure)) return 0; // Somebody else began with the lane at the same time.
            throw failure;
        }
    }

    private String id(TopicPartition partition) {
        return feed + "|" + partition.topic() + "#" + partition.partition();
    }
}
