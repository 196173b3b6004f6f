package io.symbia.support.platform;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/** The service's database, with the acknowledgements that the event store rests on. */
public final class Database implements AutoCloseable {
    private static final int SELECTION_TIMEOUT_MILLIS = 3_000; // How long a request waits for a primary before 503.
    private static final int CONNECT_TIMEOUT_MILLIS = 2_000;
    private static final int READ_TIMEOUT_MILLIS = 10_000;
    private static final int MAX_CONNECTIONS =
            32; // Bounds what runs at once in the database, whatever the number of threads.

    private final MongoClient client;
    private final MongoDatabase database;

    public Database(Settings settings) {
        this.client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(settings.mongoUri()))
                .applicationName(settings.service())
                .writeConcern(WriteConcern.MAJORITY.withJournal(true)) // An acknowledged commit survives a failover.
                .readConcern(ReadConcern.MAJORITY) // A commit that was read is never rolled back.
                .readPreference(ReadPreference.primary()) // No decision on stale data.
                .applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(SELECTION_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(CONNECT_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
                        .readTimeout(READ_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS))
                .applyToConnectionPoolSettings(pool ->
                        pool.maxSize(MAX_CONNECTIONS).maxWaitTime(SELECTION_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS))
                .build());
        this.database = client.getDatabase(settings.database());
    }

    /** The service's own database. */
    public MongoDatabase mongo() {
        return database;
    }

    /** Asks the server whether it is there. */
    public void ping() {
        client.getDatabase("admin").runCommand(new Document("hello", 1));
    }

    @Override
    public void close() {
        client.close();
    }
}
