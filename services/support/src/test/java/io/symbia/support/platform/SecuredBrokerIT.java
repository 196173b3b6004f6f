package io.symbia.support.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.kafka.Brokers;
import io.symbia.local.broker.EmbeddedBroker;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Brokers that want to know who comes, as an operator's cluster does. */
class SecuredBrokerIT {
    private static final String MODULE = "org.apache.kafka.common.security.plain.PlainLoginModule required ";

    @TempDir
    private Path folder;

    @Test
    void takeInWhoShowsThatItMay() throws Exception {
        Map<String, String> door = Map.of(
                "listener.security.protocol.map", "CLIENT:SASL_PLAINTEXT,SELF:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "listener.name.client.sasl.enabled.mechanisms", "PLAIN",
                "listener.name.client.plain.sasl.jaas.config", MODULE + "user_symbia=\"öffne dich\";");
        try (EmbeddedBroker kafka =
                EmbeddedBroker.start(folder.resolve("kafka"), EmbeddedBroker.Door.onLoopback(0), door)) {
            Broker known = broker(Brokers.at(kafka.bootstrap(), properties("öffne dich")));
            known.requireTopics(List.of("events"));
            try (Producer<String, byte[]> producer = known.producer();
                    Consumer<String, byte[]> consumer = known.consumer("reader")) {
                producer.send(new ProducerRecord<>("events", 3, "key", new byte[] {7}))
                        .get();
                consumer.assign(List.of(new TopicPartition("events", 3)));
                assertThat(consumer.poll(Duration.ofSeconds(20)))
                        .singleElement()
                        .satisfies(record -> assertThat(record.value()).containsExactly(7));
            }
            for (Broker stranger : List.of(
                    broker(Brokers.at(kafka.bootstrap())),
                    broker(Brokers.at(kafka.bootstrap(), properties("sesame"))))) {
                assertThatThrownBy(() -> stranger.topicIds(List.of("events")))
                        .isInstanceOf(BrokerUnavailableException.class);
            }
        }
    }

    private Path properties(String password) throws IOException {
        return Files.writeString(folder.resolve("client.properties"), """
                # How a service comes in.
                security.protocol=SASL_PLAINTEXT
                sasl.mechanism=PLAIN
                sasl.jaas.config=%susername="symbia" password="%s";
                """.formatted(MODULE, password));
    }

    private static Broker broker(Brokers brokers) {
        return new Broker(new Settings("crates", "test", "", brokers, URI.create("http://log"), 1));
    }
}
