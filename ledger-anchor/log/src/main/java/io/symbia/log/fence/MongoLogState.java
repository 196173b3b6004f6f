package io.symbia.log.fence;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ConnectionString;
import com.mongodb.DuplicateKeyException;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.symbia.tlog.tree.Hash;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The log state as one document a log, {@code _id} its origin: atomic in every MongoDB, written to a majority's journal. */
public final class MongoLogState implements LogStateStore, AutoCloseable {
    private static final String DATABASE = "symbia_log";
    private static final String COLLECTION = "log_state";
    private static final int TIMEOUT_SECONDS = 10;

    private final MongoClient client;
    private final MongoCollection<Document> states;

    /** Connects when first used. The driver tries nothing again by itself: whether a change was made is for the caller to find out. */
    public MongoLogState(String uri) {
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .retryWrites(false)
                .retryReads(false)
                .timeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .build());
        states = client.getDatabase(DATABASE)
                .getCollection(COLLECTION)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadConcern(ReadConcern.MAJORITY)
                .withReadPreference(ReadPreference.primary());
    }

    @Override
    public Optional<LogState> read(String origin) throws LogStateUnavailableException {
        try {
            return Optional.ofNullable(states.find(eq("_id", origin)).first()).map(MongoLogState::stateOf);
        } catch (MongoException failed) {
            throw new LogStateUnavailableException(failed);
        }
    }

    @Override
    public boolean create(LogState first) throws LogStateUnavailableException {
        try {
            states.insertOne(documentOf(first));
            return true;
        } catch (DuplicateKeyException _) {
            return false;
        } catch (MongoWriteException failed) {
            if (failed.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw new LogStateUnavailableException(failed);
        } catch (MongoException failed) {
            throw new LogStateUnavailableException(failed);
        }
    }

    @Override
    public boolean replace(LogState from, LogState to) throws LogStateUnavailableException {
        Bson exactly = and(
                eq("_id", from.origin()),
                eq("key", joined(from)),
                eq("size", from.size()),
                eq("root", from.root().hex()),
                eq("epoch", from.epoch()));
        try {
            return states.replaceOne(exactly, documentOf(to)).getMatchedCount() == 1;
        } catch (MongoException failed) {
            throw new LogStateUnavailableException(failed);
        }
    }

    /** As one text, which for one key is what it was before a log could have two. No verifier key has a space. */
    private static String joined(LogState state) {
        return String.join(" ", state.keys());
    }

    private static Document documentOf(LogState state) {
        return new Document("_id", state.origin())
                .append("key", joined(state))
                .append("size", state.size())
                .append("root", state.root().hex())
                .append("epoch", state.epoch());
    }

    private static LogState stateOf(Document document) {
        return new LogState(
                document.getString("_id"),
                List.of(document.getString("key").split(" ")),
                document.getLong("size"),
                Hash.parseHex(document.getString("root")),
                document.getLong("epoch"));
    }

    @Override
    public void close() {
        client.close();
    }
}
