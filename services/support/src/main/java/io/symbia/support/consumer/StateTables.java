package io.symbia.support.consumer;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.symbia.support.json.BsonRecords;
import io.symbia.support.store.DuplicateKeys;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.bson.Document;

/** Opens the tables of reactions: collections {@code table_<name>} with documents {@code {_id, revision, row}}. */
public final class StateTables {
    private final MongoDatabase database;

    public StateTables(MongoDatabase database) {
        this.database = database;
    }

    /**
     * The table of this name, made when it is first written.
     *
     * @param name lower case with dashes, unique in the service
     * @param type a record of what JSON can hold
     */
    public <S> StateTable<S> open(String name, Class<S> type) {
        return new MongoTable<>(database.getCollection("table_" + name.replace('-', '_')), type);
    }

    private record MongoTable<S>(MongoCollection<Document> rows, Class<S> type) implements StateTable<S> {
        private static final int MAX_ATTEMPTS = 20; // Each lost race is somebody else's progress.
        private static final long MAX_PAUSE_NANOS =
                2_000_000; // After the first, by chance, so that those who met do not meet again.

        @Override
        public Optional<S> find(String id) {
            return row(rows.find(Filters.eq("_id", id)).first());
        }

        private Optional<S> row(Document document) {
            return Optional.ofNullable(document)
                    .map(found -> BsonRecords.parse(found.get("row", Document.class), type));
        }

        @Override
        public void put(String id, S state) {
            rows.updateOne(
                    Filters.eq("_id", id),
                    Updates.combine(Updates.set("row", BsonRecords.format(state)), Updates.inc("revision", 1L)),
                    new UpdateOptions().upsert(true));
        }

        @Override
        public S update(String id, Function<Optional<S>, S> change) {
            for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
                Document found = rows.find(Filters.eq("_id", id)).first();
                S changed = change.apply(row(found));
                if (replace(id, found, changed)) return changed;
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(1 + attempt * MAX_PAUSE_NANOS));
            }
            throw new IllegalStateException("row " + id + " of " + rows.getNamespace() + " changes all the time");
        }

        private boolean replace(String id, Document found, S changed) {
            long revision = found == null ? 0 : found.getLong("revision");
            Document next =
                    new Document("_id", id).append("revision", revision + 1).append("row", BsonRecords.format(changed));
            if (found != null) {
                var unchanged = Filters.and(Filters.eq("_id", id), Filters.eq("revision", revision));
                return rows.replaceOne(unchanged, next, new ReplaceOptions()).getMatchedCount() == 1;
            }
            try {
                rows.insertOne(next);
                return true;
            } catch (MongoWriteException failure) {
                if (DuplicateKeys.is(failure)) return false;
                throw failure;
            }
        }
    }
}
