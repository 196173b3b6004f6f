package io.symbia.local.database;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** What must hold when many write at once, and the connection to the server under test. */
abstract class AtomicityContract {
    private static final int THREADS = 32;
    static final int DUPLICATE_KEY = 11000;

    MongoClient client;
    MongoCollection<Document> collection;

    /** Connection string of the server under test. */
    abstract String uri();

    @BeforeEach
    void connect(TestInfo test) {
        client = MongoClients.create(uri());
        collection = client.getDatabase("contract")
                .getCollection(test.getTestMethod().orElseThrow().getName())
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadConcern(ReadConcern.MAJORITY);
        collection.drop();
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    @Test
    void letsOneOfManySwapAndLosesNoIncrement() {
        collection.insertOne(new Document("_id", "head").append("version", 0).append("count", 0));
        int rounds = 20;

        List<Integer> won = inParallel(thread -> {
            int swapped = 0;
            for (int version = 0; version < rounds; version++) {
                int next = version + 1;
                swapped += (int) collection
                        .updateOne(and(eq("_id", "head"), eq("version", version)), set("version", next))
                        .getModifiedCount();
                collection.findOneAndUpdate(
                        eq("head"),
                        inc("count", 1),
                        new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
            }
            return swapped;
        });

        int version = collection.find(eq("head")).first().getInteger("version");
        assertThat(won.stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(version)
                .isPositive();
        assertThat(collection.find(eq("head")).first()).containsEntry("count", THREADS * rounds);
    }

    @Test
    void letsOneOfManyInsertAnId() {
        List<Integer> won = inParallel(thread -> {
            int inserted = 0;
            for (int i = 0; i < 20; i++) {
                try {
                    collection.insertOne(new Document("_id", "commit-" + i).append("by", thread));
                    inserted++;
                } catch (MongoWriteException refused) {
                    assertThat(refused.getError().getCode()).isEqualTo(DUPLICATE_KEY);
                }
            }
            return inserted;
        });

        assertThat(won.stream().mapToInt(Integer::intValue).sum()).isEqualTo(20);
        assertThat(collection.countDocuments()).isEqualTo(20);
    }

    @Test
    void insertsOnceWhenManyUpsert() {
        inParallel(thread -> collection.updateOne(eq("counter"), inc("n", 1), new UpdateOptions().upsert(true)));

        assertThat(collection.find().into(new ArrayList<>()))
                .containsExactly(new Document("_id", "counter").append("n", THREADS));
    }

    @Test
    void neverShowsHalfOfAnUpdate() {
        collection.insertOne(pair(0));
        AtomicBoolean done = new AtomicBoolean();

        inParallel(thread -> {
            for (int i = 0; i < 60 && !done.get(); i++) {
                if (thread % 2 == 0) {
                    int value = thread * 1000 + i;
                    collection.replaceOne(eq("pair"), pair(value));
                    collection.updateOne(eq("pair"), set("extra", value));
                    collection.updateOne(eq("pair"), unset("extra"));
                } else {
                    Document seen = collection.find(eq("pair")).first();
                    done.compareAndSet(false, !seen.get("left").equals(seen.get("right")));
                }
            }
            return null;
        });

        assertThat(done).as("a reader saw half of an update").isFalse();
    }

    private static Document pair(int value) {
        Document pair = new Document("_id", "pair").append("left", value);
        IntStream.range(0, 50).forEach(i -> pair.append("between" + i, "x".repeat(20)));
        return pair.append("right", value);
    }

    private interface Work<T> {
        T of(int thread) throws Exception;
    }

    private static <T> List<T> inParallel(Work<T> work) {
        List<Callable<T>> all = new ArrayList<>();
        IntStream.range(0, THREADS).forEach(thread -> all.add(() -> work.of(thread)));
        try (var executor = Executors.newFixedThreadPool(THREADS)) {
            List<T> results = new ArrayList<>();
            for (Future<T> future : executor.invokeAll(all)) {
                results.add(future.get());
            }
            return results;
        } catch (Exception failed) {
            throw new AssertionError("a thread failed", failed);
        }
    }
}
