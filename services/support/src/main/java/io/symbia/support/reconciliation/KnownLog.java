package io.symbia.support.reconciliation;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import io.symbia.tlog.note.VerifierKey;
import java.util.Optional;
import org.bson.Document;

/** The key that the log signed with when it was first asked: {@code {_id: "log", key}}. */
final class KnownLog {
    private static final String ID = "log";

    private final MongoCollection<Document> documents;

    KnownLog(MongoDatabase database) {
        this.documents = database.getCollection("reconciliation");
    }

    /** The key that was remembered. */
    Optional<VerifierKey> key() {
        return Optional.ofNullable(documents.find(Filters.eq("_id", ID)).first())
                .map(found -> VerifierKey.parse(found.getString("key")));
    }

    /** Remembers the log's key, once. */
    void remember(VerifierKey key) {
        documents.replaceOne(
                Filters.eq("_id", ID),
                new Document("_id", ID).append("key", key.format()),
                new ReplaceOptions().upsert(true));
    }
}
