package io.symbia.support.feed;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.Uuid;
import org.bson.Document;

/**
 * How far a feed has read: {@code {_id: "reactions", consumers: ["close-when-paid"], next: {…}}}, with {@link Positions}. Only a shortcut:
 * what was handled is known by stream and sequence. Hence a feed with a consumer that is new simply reads from the beginning again.
 */
public final class Offsets {
    private final MongoCollection<Document> feeds;
    private final String feed;
    private final Set<String> consumers;
    private Positions next = new Positions(Map.of());

    public Offsets(MongoDatabase database, String feed, Set<String> consumers) {
        this.feeds = database.getCollection("feeds");
        this.feed = feed;
        this.consumers = Set.copyOf(consumers);
    }

    /** Reads what is kept of these topics. */
    public Positions load(Map<String, Uuid> topicIds) {
        Document kept = feeds.find(Filters.eq("_id", feed)).first();
        boolean isOfAll =
                kept != null && kept.getList("consumers", String.class).containsAll(consumers);
        next = isOfAll ? Positions.parse(kept.get("next", Document.class), topicIds) : new Positions(topicIds);
        return next;
    }

    /** Keeps that these records were handled. */
    public void save(Collection<IncomingRecord> handled) {
        handled.forEach(next::advance);
        feeds.replaceOne(
                Filters.eq("_id", feed),
                new Document("_id", feed)
                        .append("consumers", List.copyOf(consumers))
                        .append("next", next.format()),
                new ReplaceOptions().upsert(true));
    }
}
