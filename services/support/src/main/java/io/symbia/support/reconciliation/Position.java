package io.symbia.support.reconciliation;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.symbia.tlog.note.VerifierKey;
import java.util.Optional;
import org.bson.Document;

/**
 * How far the reconciliation is, so that another instance goes on from there: {@code {_id: "pass", afterStream, lastFullPassMillis}}; and
 * the key that the log signed with when it was first asked: {@code {_id: "log", key}}.
 */
final class Position {
    private final MongoCollection<Document> documents;

    Position(MongoDatabase database) {
        this.documents = database.getCollection("reconciliation");
    }

    /** The stream that was checked last; empty at the start of a pass. */
    String afterStream() {
        return pass().map(found -> found.getString("afterStream")).orElse("");
    }

    /** When the last full pass ended, if there was one. */
    Optional<Long> lastFullPassMillis() {
        return pass().map(found -> found.getLong("lastFullPassMillis"));
    }

    private Optional<Document> pass() {
        return Optional.ofNullable(documents.find(Filters.eq("_id", "pass")).first());
    }

    /** A stream was checked. */
    void reached(String stream) {
        set("afterStream", stream);
    }

    /** A pass is over; the next one starts from the beginning. */
    void finished(long nowMillis) {
        set("afterStream", "");
        set("lastFullPassMillis", nowMillis);
    }

    private void set(String field, Object value) {
        documents.updateOne(Filters.eq("_id", "pass"), Updates.set(field, value), new UpdateOptions().upsert(true));
    }

    /** The key that was remembered. */
    Optional<VerifierKey> key() {
        return Optional.ofNullable(documents.find(Filters.eq("_id", "log")).first())
                .map(found -> VerifierKey.parse(found.getString("key")));
    }

    /** Remembers the log's key, once. */
    void remember(VerifierKey key) {
        documents.replaceOne(
                Filters.eq("_id", "log"),
                new Document("_id", "log").append("key", key.format()),
                new ReplaceOptions().upsert(true));
    }
}
