package io.symbia.local.database;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Sorts;
import de.bwaldvogel.mongo.backend.KeyValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.bson.Document;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.LongDataType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lists cost the same when a collection grows. The long form is {@code -Dsymbia.database.documents=1000000}.
 */
class DatabaseGrowthIT {
    private static final int DOCUMENTS = Integer.getInteger("symbia.database.documents", 40_000);
    private static final int PAGES = 200;
    private static final int PAGE = 51; // As the doors ask: one more than is shown.

    @TempDir
    private Path directory;

    /** Once a list loaded and sorted its whole collection, ten times the documents cost ten times as much. */
    @Test
    void aPageCostsTheSameInALargeCollection() {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory, 0);
                MongoClient client = MongoClients.create(database.uri())) {
            MongoCollection<Document> things = things(client);
            fill(things, 0, DOCUMENTS / 10);
            pages(things, DOCUMENTS / 10); // Warms up.
            List<Long> few = pages(things, DOCUMENTS / 10);
            fill(things, DOCUMENTS / 10, DOCUMENTS);
            pages(things, DOCUMENTS);
            List<Long> many = pages(things, DOCUMENTS);

            System.out.printf(
                    "documents=%d pages=%d micros: median=%d p99=%d, of a tenth of them: median=%d p99=%d%n",
                    DOCUMENTS,
                    PAGES,
                    at(many, 0.5) / 1_000,
                    at(many, 0.99) / 1_000,
                    at(few, 0.5) / 1_000,
                    at(few, 0.99) / 1_000);
            assertThat(at(many, 0.5)).isLessThan(4 * at(few, 0.5));
        }
    }

    @Test
    void aListGoesOnWhereItWasWhileDocumentsComeAndGo() {
        try (EmbeddedDatabase database = EmbeddedDatabase.startInMemory();
                MongoClient client = MongoClients.create(database.uri())) {
            MongoCollection<Document> things = things(client);
            fill(things, 0, 1_000);
            Set<String> seen = new HashSet<>();
            try (MongoCursor<Document> list =
                    things.find().sort(Sorts.ascending("_id")).batchSize(10).iterator()) {
                for (int i = 0; i < 10; i++) seen.add(list.next().getString("_id"));
                things.deleteOne(eq(id(9))); // The one it stands on, and one far behind.
                things.deleteOne(eq(id(700)));
                things.insertOne(new Document("_id", id(500) + "-late"));
                list.forEachRemaining(document ->
                        assertThat(seen.add(document.getString("_id"))).isTrue());
            }
            assertThat(seen).hasSize(1_000).contains(id(500) + "-late").doesNotContain(id(700));
        }
    }

    @Test
    void aQueryHoldsNoMoreThanItMay() {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory, 0);
                MongoClient client = MongoClients.create(database.uri())) {
            MongoCollection<Document> things = things(client);
            String megabyte = "x".repeat(1 << 20);
            for (int i = 0; i < 101; i++) {
                things.insertOne(
                        new Document("_id", id(i)).append("text", megabyte).append("rank", -i));
            }

            assertThatThrownBy(() -> things.find().sort(Sorts.ascending("rank")).into(new ArrayList<>()))
                    .isInstanceOf(MongoException.class)
                    .hasMessageContaining("holds at most");
            int listed = 0;
            for (Document _ : things.find().sort(Sorts.ascending("_id"))) listed++;
            assertThat(listed).isEqualTo(101);
        }
    }

    /** Keys of an earlier version were BSON, in no order of texts. */
    @Test
    void takesOverAnIndexOfAnEarlierVersion() throws Exception {
        String collection = "restarted/things";
        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory, 0);
                MongoClient client = MongoClients.create(database.uri())) {
            fill(things(client), 0, 300);
        }
        try (var files = Files.list(directory);
                MVStore store = MVStore.open(files.findFirst().orElseThrow().toString())) {
            var keys = new MVMap.Builder<byte[], Long>()
                    .keyType(ByteArrayDataType.INSTANCE)
                    .valueType(LongDataType.INSTANCE);
            MVMap<byte[], Long> present = store.openMap("key/" + collection + "/_id_", keys);
            MVMap<byte[], Long> former = store.openMap("index/" + collection + "/_id_", keys);
            assertThat(present.size()).isEqualTo(300);
            present.forEach((key, position) -> {
                KeyValue values = StoredDocument.parseKey(key);
                former.put(
                        StoredDocument.format(new de.bwaldvogel.mongo.bson.Document().append("0", values.get(0))),
                        position);
            });
            store.removeMap(present);
        }

        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory, 0);
                MongoClient client = MongoClients.create(database.uri())) {
            assertThat(things(client).find(eq(id(299))).first()).isNotNull();
            assertThat(things(client)
                            .find(gt("_id", id(297)))
                            .sort(Sorts.ascending("_id"))
                            .into(new ArrayList<>()))
                    .hasSize(2);
            assertThatThrownBy(() -> things(client).insertOne(new Document("_id", id(7))))
                    .hasMessageContaining("E11000");
        }
    }

    private static List<Long> pages(MongoCollection<Document> things, int documents) {
        Random random = new Random(7);
        List<Long> nanos = new ArrayList<>();
        for (int i = 0; i < PAGES; i++) {
            long start = System.nanoTime();
            List<Document> page = things.find(and(gt("_id", id(random.nextInt(documents))), eq("kind", 1)))
                    .sort(Sorts.ascending("_id"))
                    .limit(PAGE)
                    .into(new ArrayList<>());
            nanos.add(System.nanoTime() - start);
            assertThat(page).hasSizeLessThanOrEqualTo(PAGE);
        }
        return nanos.stream().sorted().toList();
    }

    private static long at(List<Long> sorted, double part) {
        return sorted.get((int) (part * (sorted.size() - 1)));
    }

    private static void fill(MongoCollection<Document> things, int from, int to) {
        for (int start = from; start < to; start += 1_000) {
            things.insertMany(IntStream.range(start, Math.min(start + 1_000, to))
                    .mapToObj(i ->
                            new Document("_id", id(i)).append("kind", i % 4).append("text", "x".repeat(200)))
                    .toList());
        }
    }

    private static String id(int number) {
        return "PO-%07d".formatted(number);
    }

    private static MongoCollection<Document> things(MongoClient client) {
        return client.getDatabase("restarted").getCollection("things");
    }
}
