package io.symbia.support.fold;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import io.symbia.support.place.Inbox;
import io.symbia.support.place.Lanes;
import io.symbia.support.place.Positions;
import io.symbia.support.store.DuplicateKeys;
import io.symbia.support.view.ViewReaders;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.bson.Document;

/**
 * Keeps views each of whose documents is made of one stream: {@code {_id, stream: "tag", sequence: 9, view: {…}}}.
 *
 * <p>A document says itself which event it has seen last, and is replaced by a later one only. So whoever applies an event again, after a
 * crash or because its partition went to another instance, changes nothing: first the documents are written, then the places in the
 * streams, then how far the partitions were read.
 */
final class StreamStore implements ViewStore {
    static final String STREAM = "stream";
    static final String SEQUENCE = "sequence";

    private final MongoDatabase database;
    private final Inbox inbox;
    private final Lanes lanes;

    StreamStore(MongoDatabase database, Inbox inbox, String feed, Set<String> projections) {
        this.database = database;
        this.inbox = inbox;
        this.lanes = new Lanes(database, feed, projections);
    }

    @Override
    public Positions begin(Collection<TopicPartition> partitions, Map<String, Uuid> topicIds) {
        inbox.refresh();
        return lanes.load(partitions, topicIds);
    }

    @Override
    public void flush(Positions next, Set<TopicPartition> read, Map<String, Long> places, List<ChangedView> views) {
        Map<String, List<WriteModel<Document>>> writes = new LinkedHashMap<>();
        for (ChangedView view : views) {
            writes.computeIfAbsent(view.projection(), _ -> new ArrayList<>()).add(write(view));
        }
        writes.forEach(this::bulkWrite);
        inbox.put(places);
        lanes.save(next, read);
    }

    private static WriteModel<Document> write(ChangedView view) {
        Document kept = new Document("_id", view.id())
                .append(STREAM, view.stream())
                .append(SEQUENCE, view.sequence())
                .append("view", view.view());
        var older = Filters.not(Filters.gte(SEQUENCE, view.sequence())); // Or without one, from before there were any.
        return new ReplaceOneModel<>(
                Filters.and(Filters.eq("_id", view.id()), older), kept, new ReplaceOptions().upsert(true));
    }

    private void bulkWrite(String projection, List<WriteModel<Document>> writes) {
        try {
            database.getCollection(ViewReaders.collection(projection))
                    .bulkWrite(writes, new BulkWriteOptions().ordered(false));
        } catch (MongoBulkWriteException failure) {
            // A document that is as far or further does not match, and cannot be inserted a second time: it stays.
            if (!DuplicateKeys.only(failure)) throw failure;
        }
    }
}
