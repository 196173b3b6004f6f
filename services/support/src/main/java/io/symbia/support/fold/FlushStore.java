package io.symbia.support.fold;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import io.symbia.support.place.Inbox;
import io.symbia.support.place.LostTurnException;
import io.symbia.support.place.Positions;
import io.symbia.support.store.DuplicateKeys;
import io.symbia.support.view.ViewReaders;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.bson.Document;

/**
 * Writes what a batch of events made of views that several streams share, atomically in effect, on the one instance that makes them.
 *
 * <p>Each flush has a number. First its whole content (views, places in streams, offsets) replaces that of the flush before, in one
 * document, if nobody else did so meanwhile; then the parts are written to where they are read. A crash in between is repaired
 * by writing the parts of the last flush again when the next instance begins. A paused instance that wakes up finds its number
 * taken, and parts that it still writes do not replace those of later flushes.
 *
 * <pre>{@code {_id: "views", number: 17, projections: [..], next: {..}, places: {..}, views: [{in, _id, view}]}}</pre>
 */
final class FlushStore implements ViewStore {
    private static final String ID = "views";

    private final MongoDatabase database;
    private final MongoCollection<Document> feeds;
    private final Inbox inbox;
    private final Set<String> projections;
    private long number; // Of the last flush that this instance made or found.

    FlushStore(MongoDatabase database, Inbox inbox, Set<String> projections) {
        this.database = database;
        this.feeds = database.getCollection("feeds");
        this.inbox = inbox;
        this.projections = projections;
    }

    /**
     * Finishes the last flush, whoever made it, and says where to read on. A projection that is new begins with nothing, and all
     * topics are read from their beginning; the others recognise what they have seen.
     */
    @Override
    public Positions begin(Collection<TopicPartition> partitions, Map<String, Uuid> topicIds) {
        inbox.refresh();
        Document last = feeds.find(Filters.eq("_id", ID)).first();
        if (last == null) {
            number = 0;
            return new Positions(topicIds);
        }
        number = last.getLong("number");
        write(last);
        List<String> known = last.getList("projections", String.class);
        boolean allKnown = true;
        for (String projection : projections) {
            if (known.contains(projection)) continue;
            allKnown = false;
            inbox.forget(projection);
            database.getCollection(ViewReaders.collection(projection)).drop();
        }
        return allKnown ? Positions.parse(last.get("next", Document.class), topicIds) : new Positions(topicIds);
    }

    @Override
    public void flush(Positions next, Set<TopicPartition> read, Map<String, Long> places, List<ChangedView> views) {
        Document flush = new Document("_id", ID)
                .append("number", number + 1)
                .append("projections", List.copyOf(projections))
                .append("next", next.format())
                .append("places", new Document(new LinkedHashMap<>(places)))
                .append(
                        "views",
                        views.stream()
                                .map(view -> new Document("in", view.projection())
                                        .append("_id", view.id())
                                        .append("view", view.view()))
                                .toList());
        if (!replace(flush)) throw new LostTurnException("the views");
        number++;
        write(flush);
    }

    private boolean replace(Document flush) {
        if (number == 0) {
            try {
                feeds.insertOne(flush);
                return true;
            } catch (MongoWriteException failure) {
                if (DuplicateKeys.is(failure)) return false;
                throw failure;
            }
        }
        var last = Filters.and(Filters.eq("_id", ID), Filters.eq("number", number));
        return feeds.replaceOne(last, flush).getMatchedCount() == 1;
    }

    /** Writes the parts; repeating it changes nothing. */
    private void write(Document flush) {
        long flushNumber = flush.getLong("number");
        Map<String, List<WriteModel<Document>>> writes = new HashMap<>();
        for (Document part : flush.getList("views", Document.class)) {
            String id = part.getString("_id");
            Document kept = new Document("_id", id)
                    .append("flush", flushNumber)
                    .append("view", part.get("view", Document.class));
            writes.computeIfAbsent(part.getString("in"), _ -> new ArrayList<>())
                    .add(new ReplaceOneModel<>(
                            Filters.and(Filters.eq("_id", id), Filters.lte("flush", flushNumber)),
                            kept,
                            new ReplaceOptions().upsert(true)));
        }
        writes.forEach(this::bulkWrite);
        Map<String, Long> places = new LinkedHashMap<>();
        flush.get("places", Document.class).forEach((key, sequence) -> places.put(key, (Long) sequence));
        inbox.put(places);
    }

    private void bulkWrite(String projection, List<WriteModel<Document>> writes) {
        try {
            database.getCollection(ViewReaders.collection(projection))
                    .bulkWrite(writes, new BulkWriteOptions().ordered(false));
        } catch (MongoBulkWriteException failure) {
            // A document of a later flush does not match, and cannot be inserted a second time: it stays.
            if (!DuplicateKeys.only(failure)) throw failure;
        }
    }
}
