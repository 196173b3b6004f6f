package io.symbia.local.database;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.Test;

/** What Symbia asks of a database. Each subclass runs it against another server. */
abstract class DatabaseContract extends AtomicityContract {
    @Test
    void answersHelloOnAnyDatabase() {
        assertThat(client.getDatabase("anything").runCommand(new Document("hello", 1)))
                .containsEntry("ok", 1.0)
                .containsEntry("isWritablePrimary", true);
    }

    @Test
    void givesBackWhatWasWritten() {
        Document written = new Document("_id", "payment/escrow/E-1#0")
                .append("bytes", new Binary(new byte[] {0, -1, 127}))
                .append("long", Long.MAX_VALUE)
                .append("int", 7)
                .append("amount", Decimal128.parse("12480.00"))
                .append("nothing", null)
                .append("nested", new Document("list", List.of(1, "two", new Document("three", 3))));
        collection.insertOne(written);

        assertThat(collection.find(eq("payment/escrow/E-1#0")).first()).isEqualTo(written);
    }

    @Test
    void keepsInstantsToTheMillisecond() {
        Instant at = Instant.parse("2026-11-22T08:00:00.123Z");
        collection.insertOne(new Document("_id", "a").append("at", at));

        assertThat(collection.find().first().getDate("at").toInstant()).isEqualTo(at);
    }

    @Test
    void refusesASecondDocumentOfOneId() {
        collection.insertOne(new Document("_id", "a").append("v", 1));

        var refused = catchThrowableOfType(
                MongoWriteException.class, () -> collection.insertOne(new Document("_id", "a").append("v", 2)));

        assertThat(refused.getError().getCode()).isEqualTo(DUPLICATE_KEY);
        assertThat(refused.getError().getCategory()).isEqualTo(ErrorCategory.DUPLICATE_KEY);
        assertThat(collection.find(eq("a")).first()).containsEntry("v", 1);
    }

    @Test
    void refusesASecondDocumentOfOneUniqueKey() {
        collection.createIndex(Indexes.ascending("key"), new IndexOptions().unique(true));
        collection.insertOne(new Document("_id", 1).append("key", "k"));

        assertThatThrownBy(() -> collection.insertOne(new Document("_id", 2).append("key", "k")))
                .isInstanceOf(MongoWriteException.class)
                .hasMessageContaining("E11000");
        assertThat(collection.countDocuments()).isOne();
    }

    @Test
    void findsByManyIdsAtOnce() {
        collection.insertMany(numbered(500));

        List<Document> found =
                collection.find(in("_id", "n3", "n499", "absent", "n0")).into(new ArrayList<>());

        assertThat(found).extracting(document -> document.get("_id")).containsExactlyInAnyOrder("n0", "n3", "n499");
    }

    @Test
    void readsMoreThanOneBatch() {
        collection.insertMany(numbered(500));

        List<Document> found = collection.find().batchSize(7).into(new ArrayList<>());

        assertThat(found)
                .extracting(document -> document.get("_id"))
                .doesNotHaveDuplicates()
                .hasSize(500);
    }

    @Test
    void listsInTheOrderOfTheIds() {
        for (String id : List.of("b", "上", "a/2", "Z", "a", "é", "a/10", ""))
            collection.insertOne(new Document("_id", id));

        assertThat(ids(collection.find().sort(Sorts.ascending("_id"))))
                .containsExactly("", "Z", "a", "a/10", "a/2", "b", "é", "上");
        assertThat(ids(collection.find().sort(Sorts.descending("_id")).limit(3)))
                .containsExactly("上", "é", "b");
        assertThat(ids(collection
                        .find(gt("_id", "a"))
                        .sort(Sorts.ascending("_id"))
                        .limit(2)))
                .containsExactly("a/10", "a/2");
        assertThat(ids(collection.find(and(gte("_id", "a"), lt("_id", "b"))).sort(Sorts.descending("_id"))))
                .containsExactly("a/2", "a/10", "a");
        assertThat(ids(collection
                        .find(and(gt("_id", "a"), gt("_id", "b"), lte("_id", "上")))
                        .sort(Sorts.ascending("_id"))))
                .containsExactly("é", "上");
    }

    /** A page as the doors ask for it: behind a cursor, of those that fit, one more than is shown. */
    @Test
    void listsWhatFitsBehindACursor() {
        for (int i = 0; i < 1_000; i++) {
            collection.insertOne(new Document("_id", "n%03d".formatted(i)).append("even", i % 2 == 0));
        }

        List<Document> page = collection
                .find(and(gt("_id", "n499"), eq("even", true)))
                .sort(Sorts.ascending("_id"))
                .skip(1)
                .projection(Projections.include("_id"))
                .limit(230)
                .batchSize(7)
                .into(new ArrayList<>());

        assertThat(page).hasSize(230).first().isEqualTo(new Document("_id", "n502"));
        assertThat(page.getLast()).isEqualTo(new Document("_id", "n960"));
    }

    @Test
    void sortsByWhatHasNoOrderOfItsOwn() {
        for (int i = 0; i < 300; i++) collection.insertOne(new Document("_id", "n" + i).append("rank", -i));

        assertThat(ids(collection
                        .find(gt("_id", "n0"))
                        .sort(Sorts.ascending("rank"))
                        .limit(2)))
                .containsExactly("n299", "n298");
        collection.insertOne(new Document("_id", 7).append("rank", 1)); // Not a text: the order of keys is another.
        assertThat(collection.find().sort(Sorts.ascending("_id")).first()).containsEntry("_id", 7);
        assertThat(ids(collection
                        .find(gt("_id", "n298"))
                        .sort(Sorts.descending("_id"))
                        .limit(2)))
                .containsExactly("n99", "n98");
    }

    @Test
    void replacesOrInserts() {
        var upsert = new ReplaceOptions().upsert(true);

        var first = collection.replaceOne(eq("view"), new Document("v", 1), upsert);
        var second = collection.replaceOne(eq("view"), new Document("v", 2), upsert);

        assertThat(first.getUpsertedId().asString().getValue()).isEqualTo("view");
        assertThat(second.getUpsertedId()).isNull();
        assertThat(second.getModifiedCount()).isOne();
        assertThat(collection.find().into(new ArrayList<>()))
                .containsExactly(new Document("_id", "view").append("v", 2));
    }

    @Test
    void deletesWhatTheFilterNames() {
        collection.insertMany(numbered(10));

        assertThat(collection.deleteOne(eq("n1")).getDeletedCount()).isOne();
        assertThat(collection.deleteMany(in("_id", "n2", "n3", "n1")).getDeletedCount())
                .isEqualTo(2);
        assertThat(collection.countDocuments()).isEqualTo(7);
    }

    @Test
    void endsAnOrderedBatchAtItsFirstError() {
        collection.insertOne(new Document("_id", "taken"));

        var failed =
                catchThrowableOfType(MongoBulkWriteException.class, () -> collection.bulkWrite(insertsAndUpserts()));

        assertThat(failed.getWriteErrors()).hasSize(1);
        assertThat(failed.getWriteErrors().getFirst().getIndex()).isEqualTo(2);
        assertThat(failed.getWriteResult().getInsertedCount()).isOne();
        assertThat(failed.getWriteResult().getUpserts()).hasSize(1);
        assertThat(ids()).containsExactlyInAnyOrder("taken", "i1", "u1");
    }

    @Test
    void goesOnAfterAnErrorInAnUnorderedBatch() {
        collection.insertOne(new Document("_id", "taken"));

        var failed = catchThrowableOfType(
                MongoBulkWriteException.class,
                () -> collection.bulkWrite(insertsAndUpserts(), new BulkWriteOptions().ordered(false)));

        assertThat(failed.getWriteErrors()).hasSize(1);
        assertThat(failed.getWriteResult().getInsertedCount()).isEqualTo(2);
        assertThat(failed.getWriteResult().getUpserts()).hasSize(2);
        assertThat(ids()).containsExactlyInAnyOrder("taken", "i1", "u1", "i2", "u2");
    }

    @Test
    void endsOrderedUpdatesAtTheFirstError() {
        collection.createIndex(Indexes.ascending("key"), new IndexOptions().unique(true));
        collection.insertMany(
                List.of(new Document("_id", 1).append("key", "a"), new Document("_id", 2).append("key", "b")));
        List<WriteModel<Document>> updates =
                List.of(new UpdateOneModel<>(eq(1), set("key", "b")), new UpdateOneModel<>(eq(2), set("key", "c")));

        assertThatThrownBy(() -> collection.bulkWrite(updates)).isInstanceOf(MongoBulkWriteException.class);
        assertThat(collection.find(eq(2)).first()).containsEntry("key", "b");
    }

    @Test
    void swapsOnlyWhatItCompared() {
        collection.insertOne(new Document("_id", "head").append("version", 1));

        assertThat(collection
                        .updateOne(and(eq("_id", "head"), eq("version", 1)), set("version", 2))
                        .getModifiedCount())
                .isOne();
        assertThat(collection
                        .updateOne(and(eq("_id", "head"), eq("version", 1)), set("version", 3))
                        .getMatchedCount())
                .isZero();
        assertThat(collection.findOneAndUpdate(and(eq("_id", "head"), eq("version", 1)), set("version", 3)))
                .isNull();
        assertThat(collection.find(eq("head")).first()).containsEntry("version", 2);
    }

    private static List<WriteModel<Document>> insertsAndUpserts() {
        var upsert = new ReplaceOptions().upsert(true);
        return List.of(
                new InsertOneModel<>(new Document("_id", "i1")),
                new ReplaceOneModel<>(eq("u1"), new Document("v", 1), upsert),
                new InsertOneModel<>(new Document("_id", "taken")),
                new InsertOneModel<>(new Document("_id", "i2")),
                new ReplaceOneModel<>(eq("u2"), new Document("v", 2), upsert));
    }

    private List<Object> ids() {
        return collection.find().map(document -> document.get("_id")).into(new ArrayList<>());
    }

    private static List<String> ids(Iterable<Document> found) {
        List<String> ids = new ArrayList<>();
        for (Document document : found) ids.add(document.getString("_id"));
        return ids;
    }

    private static List<Document> numbered(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Document("_id", "n" + i))
                .toList();
    }
}
