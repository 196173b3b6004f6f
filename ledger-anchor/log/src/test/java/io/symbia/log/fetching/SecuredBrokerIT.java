package io.symbia.log.fetching;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.kafka.Brokers;
import io.symbia.kafka.TopicSettings;
import io.symbia.local.broker.EmbeddedBroker;
import io.symbia.log.topics.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Brokers that want to know who comes: the log looks after their topics and reads them as it does others. */
class SecuredBrokerIT {
    private static final String MODULE = "org.apache.kafka.common.security.plain.PlainLoginModule required ";

    @TempDir
    private Path folder;

    @Test
    void takeInTheLogThatShowsThatItMay() throws Exception {
        Map<String, String> door = Map.of(
                "listener.security.protocol.map", "CLIENT:SASL_PLAINTEXT,SELF:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "listener.name.client.sasl.enabled.mechanisms", "PLAIN",
                "listener.name.client.plain.sasl.jaas.config", MODULE + "user_log=\"sesame\";");
        Path file = Files.writeString(folder.resolve("client.properties"), """
                security.protocol=SASL_PLAINTEXT
                sasl.mechanism=PLAIN
                sasl.jaas.config=%susername="log" password="sesame";
                """.formatted(MODULE));
        try (EmbeddedBroker kafka =
                EmbeddedBroker.start(folder.resolve("kafka"), EmbeddedBroker.Door.onLoopback(0), door)) {
            Brokers brokers = Brokers.at(kafka.bootstrap(), file);
            try (Topics topics = new Topics(brokers, List.of("events"), _ -> true, TopicSettings.OF_THE_BROKERS)) {
                topics.create();
                assertThat(topics.look().partitions()).hasSize(TopicSettings.PARTITIONS);
            }
        }
    }
}
