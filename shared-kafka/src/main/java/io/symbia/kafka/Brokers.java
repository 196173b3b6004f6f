package io.symbia.kafka;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * The brokers of a cluster, and how a client of them shows who it is. Every client of a process begins with these, so that none is left that
 * comes in otherwise.
 */
public final class Brokers {
    /** Whoever operates a house says how its processes come in, and nothing of what they do with records. */
    private static final List<String> SAID_BY_OPERATOR = List.of("security.", "ssl.", "sasl.");

    private static final int MAX_BYTES = 1 << 16;

    private final String bootstrap;
    private final Map<String, String> security;

    private Brokers(String bootstrap, Map<String, String> security) {
        this.bootstrap = bootstrap;
        this.security = Map.copyOf(security);
    }

    /** Brokers that take in whoever reaches them. */
    public static Brokers at(String bootstrap) {
        return new Brokers(bootstrap, Map.of());
    }

    /**
     * Brokers that want to know who comes.
     *
     * @param bootstrap  some of them, as {@code host:port}, separated by commas
     * @param properties file in the form of Java's properties, in UTF-8, with Kafka's names: {@code security.protocol}, {@code ssl.*}, {@code
     *                   sasl.*}
     * @throws IllegalArgumentException where it cannot be read or says something else; no value is in the message
     */
    public static Brokers at(String bootstrap, Path properties) {
        Properties said = new Properties();
        try {
            if (Files.size(properties) > MAX_BYTES) {
                throw new IllegalArgumentException(properties + " has more than " + MAX_BYTES + " bytes");
            }
            try (Reader reader = Files.newBufferedReader(properties, StandardCharsets.UTF_8)) {
                said.load(reader);
            }
        } catch (IOException | UncheckedIOException unreadable) {
            throw new IllegalArgumentException("how to come in to Kafka cannot be read: " + properties, unreadable);
        }
        Map<String, String> security = new HashMap<>();
        for (String name : said.stringPropertyNames()) {
            if (SAID_BY_OPERATOR.stream().noneMatch(name::startsWith)) {
                throw new IllegalArgumentException(
                        "%s says %s; it may say security.*, ssl.* and sasl.* alone".formatted(properties, name));
            }
            security.put(name, said.getProperty(name));
        }
        return new Brokers(bootstrap, security);
    }

    /** The settings of a client of these brokers. */
    public Map<String, Object> client(Map<String, ?> settings) {
        Map<String, Object> all = new HashMap<>(security);
        all.putAll(settings);
        all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        return all;
    }

    /** Where they are; how to come in is nothing to print. */
    @Override
    public String toString() {
        return bootstrap;
    }
}
