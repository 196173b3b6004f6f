package io.symbia.local.database;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the database with many writers at work and counts what it had acknowledged and lost.
 *
 * <p>{@code -Dsymbia.kills=50} kills more often.
 */
class KilledDatabaseIT {
    private static final int KILLS = Integer.getInteger("symbia.kills", 3);
    private static final int WRITERS = 24;
    private static final int READERS = 4;
    private static final int WRITES_BEFORE_THE_KILL = 1_200;
    private static final int DUPLICATE_KEY = 11000;

    /** Highest version of each document that was acknowledged or shown. */
    private final Map<String, Integer> witnessed = new ConcurrentHashMap<>();

    /** Documents whose insert had no answer yet. */
    private final Set<String> unanswered = ConcurrentHashMap.newKeySet();

    @Test
    void losesNothingThatItAcknowledgedOrShowed(@TempDir Path directory) throws Exception {
        for (int kill = 1; kill <= KILLS; kill++) {
            workUntilKilled(directory, "ours", kill);

            try (EmbeddedDatabase restarted = EmbeddedDatabase.start(directory, 0);
                    MongoClient client = MongoClients.create(restarted.uri())) {
                assertThat(lost(items(client)))
                        .as("lost after kill %d of %d", kill, KILLS)
                        .isEmpty();
                assertEveryCommandIsThereAsAWholeOrNotAtAll(items(client));
            }
        }
        System.out.printf("event=killed kills=%d witnessed=%d lost=0%n", KILLS, witnessed.size());
    }

    /** The control: on a backend that acknowledges before it commits, the same work shows a loss. */
    @Test
    void seesWhatTheStockBackendLoses(@TempDir Path directory) throws Exception {
        workUntilKilled(directory, "stock", 1);

        H2Backend stock = new H2Backend(directory.resolve("stock.mv").toString());
        try (WireServer restarted = new WireServer(stock, 0);
                MongoClient client = MongoClients.create("mongodb://127.0.0.1:" + restarted.port())) {
            int lost = lost(items(client)).size();
            System.out.printf("event=killed-stock witnessed=%d lost=%d%n", witnessed.size(), lost);
            assertThat(lost).isPositive();
        } finally {
            stock.close();
        }
    }

    private void workUntilKilled(Path directory, String kind, int round) throws Exception {
        Process doomed = start(directory, kind);
        int port = port(doomed);
        String uri =
                "mongodb://127.0.0.1:" + port + "/?retryWrites=false&retryReads=false&serverSelectionTimeoutMS=3000";
        CountDownLatch enough = new CountDownLatch(WRITES_BEFORE_THE_KILL);
        try (MongoClient client = MongoClients.create(uri);
                var executor = Executors.newFixedThreadPool(WRITERS + READERS)) {
            for (int i = 0; i < WRITERS; i++) {
                String writer = "r" + round + "-w" + i;
                executor.execute(() -> write(items(client), writer, enough));
            }
            for (int i = 0; i < READERS; i++) {
                executor.execute(() -> read(items(client), "r" + round + "-w" + (WRITERS - 1)));
            }
            assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
            doomed.destroyForcibly().waitFor(); // SIGKILL
        } finally {
            doomed.destroyForcibly();
        }
    }

    /** Inserts documents and raises the version of each, until the server is gone. */
    private void write(MongoCollection<Document> items, String writer, CountDownLatch enough) {
        try {
            for (int i = 0; ; i++) {
                String id = writer + "#" + i;
                unanswered.add(id);
                items.insertOne(new Document("_id", id).append("version", 1).append("payload", "x".repeat(700)));
                witness(id, 1);
                unanswered.remove(id);
                enough.countDown();
                items.updateOne(eq(id), Updates.set("version", 2));
                witness(id, 2);
                enough.countDown();
            }
        } catch (MongoException _) {
            // The kill ends the work.
        }
    }

    /** Looks at one writer's documents as they appear; what it was shown must not vanish either. */
    private void read(MongoCollection<Document> items, String writer) {
        try {
            for (int i = 0; ; ) {
                Document shown = items.find(eq(writer + "#" + i)).first();
                if (shown != null) {
                    witness(writer + "#" + i, shown.getInteger("version"));
                    i++;
                }
            }
        } catch (MongoException _) {
            // The kill ends the work.
        }
    }

    private void witness(String id, int version) {
        witnessed.merge(id, version, Math::max);
    }

    private Map<String, Integer> lost(MongoCollection<Document> items) {
        Map<String, Integer> lost = new HashMap<>(witnessed);
        for (Document document : items.find()) {
            lost.computeIfPresent(
                    document.getString("_id"),
                    (_, version) -> document.getInteger("version") >= version ? null : version);
        }
        return lost;
    }

    /**
     * A document without its index entry would be found by a scan and not by id, or break the next insert of its id.
     */
    private void assertEveryCommandIsThereAsAWholeOrNotAtAll(MongoCollection<Document> items) {
        AtomicInteger scanned = new AtomicInteger();
        items.find().forEach(_ -> scanned.incrementAndGet());
        long byId = witnessed.keySet().stream()
                .filter(id -> items.find(eq(id)).first() != null)
                .count();
        assertThat(byId).isEqualTo(witnessed.size());
        for (String id : List.copyOf(unanswered)) {
            boolean there = items.find(eq(id)).first() != null;
            try {
                items.insertOne(new Document("_id", id).append("version", 1));
                assertThat(there).isFalse();
            } catch (MongoWriteException refused) {
                assertThat(refused.getError().getCode()).isEqualTo(DUPLICATE_KEY);
                assertThat(there).isTrue();
            }
            witness(id, 1);
            unanswered.remove(id);
        }
        assertThat(scanned.get()).isLessThanOrEqualTo(witnessed.size());
    }

    private static MongoCollection<Document> items(MongoClient client) {
        return client.getDatabase("killed")
                .getCollection("items")
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }

    private static Process start(Path directory, String kind) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DoomedDatabase.class.getName(),
                        directory.toString(),
                        kind)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static int port(Process process) throws IOException {
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.matches("\\d+")) {
                return Integer.parseInt(line);
            }
        }
        throw new IllegalStateException("the process ended before it told its port");
    }
}
