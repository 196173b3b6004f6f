package io.symbia.support.place;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.symbia.support.testkit.TestDatabase;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InboxIT {
    private static final String KEY = "views|00";

    @Test
    void aPlaceNeverGoesBackWhoeverPutsIt() {
        try (MongoClient client = MongoClients.create(TestDatabase.uri())) {
            var database = client.getDatabase("inbox-" + UUID.randomUUID());
            Inbox paused = new Inbox(database);
            paused.put(Map.of(KEY, 3L));
            Inbox other = new Inbox(database);
            other.put(Map.of(KEY, 9L));

            paused.put(Map.of(KEY, 4L)); // It wakes up and writes what it has done before.

            assertThat(other.findKept(Set.of(KEY))).containsEntry(KEY, 9L);
            other.put(Map.of(KEY, 5L));
            assertThat(other.find(Set.of(KEY))).containsEntry(KEY, 9L);
            paused.refresh();
            assertThat(paused.find(Set.of(KEY))).containsEntry(KEY, 9L);
        }
    }
}
