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

    /** A real process of a house, killed by somebody who is not the house. */
    @Test
    void isStartedAgainBesideTheOthersWithAllThatItKept(@TempDir Path folder) throws Exception {
        ProcessSpec log = StandInHouse.process("log", Stage.LOG, StandIn.class);
        HouseOptions options = StandInHouse.options(folder, List.of(PLATFORM, log));
        try (House house = House.start(options)) {
            try (MongoClient client = MongoClients.create(house.mongoUri())) {
                items(client).insertOne(new Document("_id", "kept"));
            }
            ProcessHandle killed = Resident.all(options.data()).stream()
                    .filter(resident -> resident.name().equals("platform"))
                    .flatMap(resident -> resident.handle().stream())
                    .findFirst()
                    .orElseThrow();
            killed.destroyForcibly();
            killed.onExit().join();

            House again = House.start(options);

            assertThat(again.isAlive("log")).isTrue();
            try (MongoClient client = MongoClients.create(again.mongoUri())) {
                assertThat(items(client).find().first()).containsEntry("_id", "kept");
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
