package io.symbia.local.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseIT {
    @TempDir
    private Path directory;

    @Test
    void knowsDocumentsAndUniqueKeysAfterARestart() {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory, 0);
                MongoClient client = MongoClients.create(database.uri())) {
            things(client).createIndex(Indexes.ascending("key"), new IndexOptions().unique(true));
            things(client).insertMany(List.of(thing(1, "a"), thing(2, "b")));
            things(client).deleteOne(thing(1, "a"));
        }

        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory, 0);
                MongoClient client = MongoClients.create(database.uri())) {
            assertThat(things(client).find().into(new ArrayList<>())).containsExactly(thing(2, "b"));
            assertThatThrownBy(() -> things(client).insertOne(thing(3, "b"))).hasMessageContaining("E11000");
            things(client).insertOne(thing(1, "a"));
        }
    }

    /** A reply of the wire protocol has a limit of 48 MB; the answer to a query has none. */
    @Test
    void answersWithMoreThanOneReplyCanHold() {
        try (EmbeddedDatabase database = EmbeddedDatabase.startInMemory();
                MongoClient client = MongoClients.create(database.uri())) {
            String text = "x".repeat(20_000);
            for (int id = 0; id < 3_000; id++) things(client).insertOne(thing(id, text));
            assertThat(things(client).find().into(new ArrayList<>())).hasSize(3_000);
        }
    }

    @Test
    void refusesAFileThatIsInUse() {
        try (EmbeddedDatabase _ = EmbeddedDatabase.start(directory, 0)) {
            assertThatThrownBy(() -> EmbeddedDatabase.start(directory, 0))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("perhaps another process uses it");
        }
    }

    @Test
    void leavesItsFileWhenThePortIsTaken() {
        try (EmbeddedDatabase other = EmbeddedDatabase.startInMemory()) {
            assertThatThrownBy(() -> EmbeddedDatabase.start(directory, other.port()))
                    .hasMessage("cannot listen on port " + other.port());
        }
        EmbeddedDatabase.start(directory, 0).close();
    }

    @Test
    void canBeClosedTwice() {
        EmbeddedDatabase database = EmbeddedDatabase.start(directory, 0);
        database.close();
        database.close();
    }

    private static Document thing(int id, String key) {
        return new Document("_id", id).append("key", key);
    }

    private static MongoCollection<Document> things(MongoClient client) {
        return client.getDatabase("restarted").getCollection("things");
    }
}
