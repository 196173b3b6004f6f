package io.symbia.local.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.symbia.local.PlatformProcess;
import io.symbia.local.house.ProcessSpec.Stage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real platform process in a house. */
class PlatformIT {
    private static final ProcessSpec PLATFORM =
            new ProcessSpec("platform", Stage.PLATFORM, "local", Optional.of(PlatformProcess.class.getName()), 1, 384);

    @Test
    void keepsDocumentsAndTopicsThroughAKillAndARestart(@TempDir Path folder) throws Exception {
        try (House house = House.start(StandInHouse.options(folder, List.of(PLATFORM)))) {
            try (MongoClient client = MongoClients.create(house.mongoUri());
                    Admin admin = admin(house)) {
                items(client).insertOne(new Document("_id", "kept"));
                admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1)))
                        .all()
                        .get();
            }

            house.kill9("platform");
            house.restart("platform");

            try (MongoClient client = MongoClients.create(house.mongoUri());
                    Admin admin = admin(house)) {
                assertThat(items(client).find().first()).containsEntry("_id", "kept");
                assertThat(admin.listTopics().names().get()).contains("kept");
            }
        }
    }

    private static Admin admin(House house) {
        return Admin.create(Map.<String, Object>of("bootstrap.servers", house.kafkaBootstrap()));
    }

    private static MongoCollection<Document> items(MongoClient client) {
        return client.getDatabase("platform").getCollection("items");
    }
}
