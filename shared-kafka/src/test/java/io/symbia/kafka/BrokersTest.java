package io.symbia.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokersTest {
    @TempDir
    private Path folder;

    @Test
    void giveEachClientWhereTheyAreAndHowToComeIn() throws IOException {
        Brokers brokers =
                Brokers.at("kafka:9092", file("security.protocol=SSL\nssl.truststore.location=/ca/größe.p12\n"));
        assertThat(brokers.client(Map.of("client.id", "relay", "acks", "all")))
                .containsOnly(
                        Map.entry("bootstrap.servers", "kafka:9092"),
                        Map.entry("security.protocol", "SSL"),
                        Map.entry("ssl.truststore.location", "/ca/größe.p12"),
                        Map.entry("client.id", "relay"),
                        Map.entry("acks", "all"));
        assertThat(Brokers.at("kafka:9092").client(Map.of())).containsOnlyKeys("bootstrap.servers");
    }

    /** Whoever could set these could have events lost. */
    @ParameterizedTest
    @ValueSource(strings = {"acks=0", "bootstrap.servers=elsewhere:9092", "enable.idempotence=false", "client.id=x"})
    void takeNothingFromTheFileButHowToComeIn(String line) throws IOException {
        Path file = file("security.protocol=SSL\n" + line + "\n");
        assertThatThrownBy(() -> Brokers.at("kafka:9092", file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("says " + line.substring(0, line.indexOf('=')))
                .hasMessageContaining("security.*, ssl.* and sasl.* alone");
    }

    @Test
    void needTheFileWhole() throws IOException {
        assertThatThrownBy(() -> Brokers.at("kafka:9092", folder.resolve("none")))
                .hasMessageContaining("cannot be read");
        Path large = file("#" + "x".repeat(1 << 16));
        assertThatThrownBy(() -> Brokers.at("kafka:9092", large)).hasMessageContaining("more than 65536 bytes");
        Path latin = folder.resolve("latin");
        Files.write(latin, new byte[] {'s', 's', 'l', '.', 'a', '=', (byte) 0xf6});
        assertThatThrownBy(() -> Brokers.at("kafka:9092", latin)).hasMessageContaining("cannot be read");
    }

    @Test
    void sayNoSecret() throws IOException {
        Brokers brokers = Brokers.at("kafka:9092", file("sasl.jaas.config=secret\n"));
        assertThat(brokers).hasToString("kafka:9092");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("client.properties"), text);
    }
}
