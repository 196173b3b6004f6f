package io.symbia.support.place;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import io.symbia.events.kernel.envelope.StreamTag;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;

/**
 * How far each consumer has come in each stream: {@code {_id: "<consumer>|<stream tag>", consumer, sequence}}. An event that is
 * not beyond it was handled before.
 */
public final class Inbox {
    private static final int MAX_REMEMBERED =
            20_000; // Entries of some hundred bytes; the rest is read again when wanted.

    private final MongoCollection<Document> entries;
    private final Map<String, Long> remembered = // Guarded by itself.
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
                    return size() > MAX_REMEMBERED;
                }
            };

    public Inbox(MongoDatabase database) {
        this.entries = database.getCollection("inbox");
    }

    /** Names a consumer's place in a stream. */
    public static String key(String consumer, StreamTag tag) {
        return consumer + "|" + tag.hex();
    }

    /** Reads the places that are not remembered, in one question; a place never heard of is -1. */
    public Map<String, Long> find(Collection<String> keys) {
        Map<String, Long> found = new LinkedHashMap<>();
        Set<String> unknown = new TreeSet<>();
        synchronized (remembered) {
            for (String key : keys) {
                Long sequence = remembered.get(key);
                if (sequence == null) unknown.add(key);
                else found.put(key, sequence);
            }
        }
        if (unknown.isEmpty()) return found;
        for (String key : unknown) found.put(key, -1L);
        for (Document entry : entries.find(Filters.in("_id", unknown))) {
            found.put(entry.getString("_id"), entry.getLong("sequence"));
        }
        return found;
    }

    /** Keeps places. One that is further on already stays: an instance that was paused may come with what it knew before. */
    public void put(Map<String, Long> places) {
        if (places.isEmpty()) return;
        List<WriteModel<Document>> writes = new ArrayList<>();
        places.forEach((key, sequence) -> writes.add(new UpdateOneModel<>(
                Filters.eq("_id", key),
                Updates.combine(Updates.set("consumer", consumer(key)), Updates.max("sequence", sequence)),
                new UpdateOptions().upsert(true))));
        entries.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        synchronized (remembered) {
            places.forEach((key, sequence) -> remembered.merge(key, sequence, Math::max));
        }
    }

    private static String consumer(String key) {
        return key.substring(0, key.indexOf('|'));
    }

    /** Reads a place as it is kept, whoever wrote it. */
    public Map<String, Long> findKept(Collection<String> keys) {
        Map<String, Long> found = new LinkedHashMap<>();
        for (Document entry : entries.find(Filters.in("_id", keys))) {
            found.put(entry.getString("_id"), entry.getLong("sequence"));
        }
        return found;
    }

    /** Forgets what is remembered; called when another instance may have gone on. */
    public void refresh() {
        synchronized (remembered) {
            remembered.clear();
        }
    }

    /** Forgets a consumer altogether: it will get every event again. */
    public void forget(String consumer) {
        entries.deleteMany(Filters.eq("consumer", consumer));
        refresh();
    }
}
