package io.symbia.support.platform;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/**
 * The service's database, with the acknowledgements that the event store rests on.
 *
 * <p>A request has a client who waits, and is told soon that the database does not answer. A loop has none: it asks through a client of its
 * own with more patience, so that a database which is slow, and not away, is not asked the same again and again.
 */
public final class Database implements AutoCloseable {
    private static final int SELECTION_TIMEOUT_MILLIS = 3_000; // How long a request waits for a primary before 503.
    private static final int CONNECT_TIMEOUT_MILLIS = 2_000;
    private static final Duration REQUEST = Duration.ofSeconds(10);
    private static final Duration LOOP =
            Duration.ofSeconds(45); // Less than a group of consumers waits for one of them.
    private static final int MAX_CONNECTIONS =
            32; // Bounds what runs at once in the database, whatever the number of threads.
    private static final int MAX_LOOP_CONNECTIONS = 16;

    private final MongoClient client;
    private final MongoClient patientClient;
    private final MongoDatabase database;
    private final MongoDatabase patient;

    public Database(Settings settings) {
        this(settings, REQUEST, LOOP);
    }

    /**
     * With other patience.
     *
     * @param request how long a request waits for an answer
     * @param loop    how long a loop does
     */
    public Database(Settings settings, Duration request, Duration loop) {
        this.client = client(settings, request, MAX_CONNECTIONS);
        this.patientClient = client(settings, loop, MAX_LOOP_CONNECTIONS);
        this.database = client.getDatabase(settings.database());
        this.patient = patientClient.getDatabase(settings.database());
    }

    private static MongoClient client(Settings settings, Duration patience, int maxConnections) {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(settings.mongoUri()))
                .applicationName(settings.service())
                .writeConcern(WriteConcern.MAJORITY.withJournal(true)) // An acknowledged commit survives a failover.
                .readConcern(ReadConcern.MAJORITY) // A commit that was read is never rolled back.
                .readPreference(ReadPreference.primary()) // No decision on stale data.
                .applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(SELECTION_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(CONNECT_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
                        .readTimeout(patience.toMillis(), TimeUnit.MILLISECONDS))
                .applyToConnectionPoolSettings(pool ->
                        pool.maxSize(maxConnections).maxWaitTime(SELECTION_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS))
                .build());
    }

    /** The service's own database, for requests. */
    public MongoDatabase mongo() {
        return database;
    }

    /** The same for loops that nobody waits for. */
    public MongoDatabase patient() {
        return patient;
    }

    /** Asks the server whether it is there. */
    public void ping() {
        client.getDatabase("admin").runCommand(new Document("hello", 1));
    }

    @Override
    public void close() {
        patientClient.close();
        client.close();
    }
}
