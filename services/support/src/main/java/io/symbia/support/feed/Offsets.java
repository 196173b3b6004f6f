package io.symbia.support.feed;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;

/**
 * How far a feed has read: {@code {_id: "reactions", consumers: ["close-when-paid"], next: {"symbia/payment/events#3": 118}}}.
 * Only a shortcut: what was handled is known by stream and sequence. Hence a feed with a consumer that is new simply reads from
 * the beginning again.
 */
public final class Offsets {
    private final MongoCollection<Document> feeds;
    private final String feed;
    private final Set<String> consumers;
    private final Map<TopicPartition, Long> next = new HashMap<>();

    public Offsets(MongoDatabase database, String feed, Set<String> consumers) {
        this.feeds = database.getCollection("feeds");
        this.feed = feed;
        this.consumers = Set.copyOf(consumers);
    }

    /** Reads what is kept. */
    public Map<TopicPartition, Long> load() {
        next.clear();
        Document kept = feeds.find(Filters.eq("_id", feed)).first();
        if (kept != null && kept.getList("consumers", String.class).containsAll(consumers)) {
            next.putAll(parse(kept.get("next", Document.class)));
        }
        return Map.copyOf(next);
    }

    /** Keeps that these records were handled. */
    public void save(Collection<IncomingRecord> handled) {
        advance(next, handled);
        feeds.replaceOne(
                Filters.eq("_id", feed),
                new Document("_id", feed)
                        .append("consumers", List.copyOf(consumers))
                        .append("next", format(next)),
                new ReplaceOptions().upsert(true));
    }

    /** Moves positions behind the records. */
    public static void advance(Map<TopicPartition, Long> next, Collection<IncomingRecord> handled) {
        for (IncomingRecord record : handled) next.merge(record.partition(), record.offset() + 1, Math::max);
    }

    /** Positions as a document, {@code symbia/payment/events#3: 118}: not every server keeps dots in names. */
    public static Document format(Map<TopicPartition, Long> next) {
        Map<String, Object> sorted = new TreeMap<>();
        next.forEach((partition, offset) ->
                sorted.put(partition.topic().replace('.', '/') + "#" + partition.partition(), offset));
        return new Document(sorted);
    }

    /** The inverse of {@link #format}. */
    public static Map<TopicPartition, Long> parse(Document document) {
        Map<TopicPartition, Long> next = new HashMap<>();
        document.forEach((name, offset) -> {
            int hash = name.lastIndexOf('#');
            String topic = name.substring(0, hash).replace('/', '.');
            next.put(new TopicPartition(topic, Integer.parseInt(name.substring(hash + 1))), (Long) offset);
        });
        return next;
    }
}
