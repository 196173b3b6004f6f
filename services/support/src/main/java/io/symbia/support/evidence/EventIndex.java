package io.symbia.support.evidence;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import io.symbia.events.kernel.envelope.SealedEvent;
import io.symbia.support.store.Commit;
import io.symbia.support.store.CommitId;
import io.symbia.support.store.CommitStore;
import io.symbia.support.store.CorruptStreamException;
import io.symbia.support.store.DuplicateKeys;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/**
 * Finds an event's commit by the event's id: {@code {_id: event id, commit: "payment/escrow/E-1#7"}}. Derived from the commits
 * and written before they cease to be pending, so every published event is in it.
 */
public final class EventIndex {
    private final MongoCollection<Document> events;
    private final CommitStore commits;

    public EventIndex(MongoDatabase database, CommitStore commits) {
        this.events = database.getCollection("events");
        this.commits = commits;
    }

    /** Enters the events of the commits; those that are there already stay. */
    public void put(Collection<Commit> published) {
        List<Document> documents = new ArrayList<>();
        for (Commit commit : published) {
            for (SealedEvent event : commit.events()) {
                documents.add(new Document("_id", event.envelope().id())
                        .append("commit", commit.id().toString()));
            }
        }
        try {
            events.insertMany(documents, new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException failure) {
            if (!DuplicateKeys.only(failure)) throw failure;
        }
    }

    /** The commit with the event of this id, if it was published. */
    public Optional<Commit> find(String eventId) {
        Document entry = events.find(Filters.eq("_id", eventId)).first();
        if (entry == null) return Optional.empty();
        CommitId id = CommitId.parse(entry.getString("commit"));
        return Optional.of(commits.find(id)
                .orElseThrow(() -> new CorruptStreamException("commit " + id + " is indexed and not there")));
    }
}
