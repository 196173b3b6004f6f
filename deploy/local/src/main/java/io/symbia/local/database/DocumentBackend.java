package io.symbia.local.database;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoSilentServerException;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;

/** Executes commands on the store and holds their answers back until they are durable. */
final class DocumentBackend extends AbstractMongoBackend {
    /** Commands that show nothing of the data; names in lower case. */
    private static final Set<String> DATALESS = Set.of(
            "buildinfo",
            "connectionstatus",
            "endsessions",
            "getcmdlineopts",
            "getlog",
            "hello",
            "hostinfo",
            "ismaster");

    private static final Set<String> READS =
            Set.of("collstats", "count", "dbstats", "distinct", "find", "getlasterror", "getmore", "killcursors");
    private static final Set<String> MORE_READS =
            Set.of("listcollections", "listdatabases", "listindexes", "ping", "serverstatus", "validate", "whatsmyuri");
    private static final String ADMIN = "admin";
    private static final int MAX_REPLY_DOCUMENTS = 200; // Of a quarter of a megabyte each, on average.

    private final MVStore store;
    /** Empty when nothing is kept. */
    private final Optional<GroupCommit> commits;

    DocumentBackend(MVStore store, Optional<GroupCommit> commits) {
        this.store = store;
        this.commits = commits;
        DocumentDatabase.names(store).forEach(this::resolveDatabase);
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        if (name.contains("/")) {
            throw new IllegalArgumentException("a database's name has no slash: " + name);
        }
        return new DocumentDatabase(name, store, getCursorRegistry());
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        String name = command.toLowerCase(Locale.ROOT);
        Supplier<Document> execution = () -> execute(channel, database, command, query);
        if (commits.isEmpty() || DATALESS.contains(name)) {
            return execution.get();
        }
        boolean reads = READS.contains(name) || MORE_READS.contains(name);
        return reads ? commits.get().read(execution) : commits.get().write(execution);
    }

    private Document execute(Channel channel, String database, String command, Document query) {
        return switch (command.toLowerCase(Locale.ROOT)) {
            // Spring's health check asks any database; mongo-java-server knows the older name, and in admin only.
            case "hello" ->
                super.handleCommand(channel, ADMIN, "ismaster", query).append("isWritablePrimary", true);
            case "endsessions" -> super.handleCommand(channel, ADMIN, command, query);
            case "insert" -> WriteCommands.countInserted(query, super.handleCommand(channel, database, command, query));
            case "update" ->
                WriteCommands.oneByOne(query, single -> super.handleCommand(channel, database, command, single));
            case "find", "getmore" -> super.handleCommand(channel, database, command, bounded(query));
            case "drop" -> drop(channel, database, command, query);
            default -> super.handleCommand(channel, database, command, query);
        };
    }

    /** A reply holds at most 48 MB; mongo-java-server would answer with all that is left. */
    private static Document bounded(Document query) {
        return query.containsKey("batchSize") ? query : query.clone().append("batchSize", MAX_REPLY_DOCUMENTS);
    }

    /** Dropping what is not there succeeds, as in MongoDB from 7.0. */
    private Document drop(Channel channel, String database, String command, Document query) {
        try {
            return super.handleCommand(channel, database, command, query);
        } catch (MongoSilentServerException _) {
            return new Document("ok", 1.0);
        }
    }

    @Override
    public QueryResult handleQuery(MongoQuery query) {
        Supplier<QueryResult> execution = () -> super.handleQuery(query);
        return commits.isEmpty() ? execution.get() : commits.get().read(execution);
    }
}
