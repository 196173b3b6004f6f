package io.symbia.support.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.symbia.support.crate.service.CrateView;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Indexes of lists, on a database of either kind. */
abstract class ViewIndexesContract {
    private final String view = "crates-" + UUID.randomUUID();

    abstract String mongoUri();

    /** Whether this kind of database keeps indexes that are not unique. */
    abstract boolean keepsIndexes();

    @Test
    void areThereForEachFieldByWhichAListIsFiltered() {
        try (MongoClient client = MongoClients.create(mongoUri())) {
            MongoDatabase database = client.getDatabase("view_indexes");
            ViewIndexes indexes = new ViewIndexes(database);
            ViewReader<CrateView> reader = new ViewReaders(database, indexes).of(view, CrateView.class, "state");
            indexes.ask();
            indexes.ask(); // Of what is there nothing becomes.
            var collection = database.getCollection(ViewReaders.collection(view));
            assertThat(reader.page(PageRequest.first().with("state", Optional.of("OPEN")))
                            .items())
                    .isEmpty();
            if (!keepsIndexes()) return;
            Document plan = collection
                    .find(new Document("view.state", "OPEN").append("_id", new Document("$gt", "C-1")))
                    .sort(new Document("_id", 1))
                    .limit(51)
                    .explain();
            assertThat(plan.toJson()).contains("IXSCAN").doesNotContain("COLLSCAN", "\"stage\": \"SORT\"");
        }
    }

    @Test
    void areDueForEachFilter() {
        try (MongoClient client = MongoClients.create(mongoUri())) {
            MongoDatabase database = client.getDatabase("view_indexes");
            ViewReader<CrateView> reader =
                    new ViewReaders(database, new ViewIndexes(database)).of(view, CrateView.class, "state");
            PageRequest other = PageRequest.first().with("pieces", Optional.of(3));
            assertThatThrownBy(() -> reader.page(other)).hasMessageContaining("no index is asked for of pieces");
        }
    }
}
