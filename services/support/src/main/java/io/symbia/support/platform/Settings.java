package io.symbia.support.platform;

import io.symbia.kafka.Brokers;
import java.net.URI;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.core.env.Environment;

/**
 * What differs between installations, from the environment ({@code SYMBIA_MONGO_URI} is {@code symbia.mongo.uri}).
 *
 * @param service           lower case with dashes; names paths, topic and database
 * @param instance          names this process among those of its service
 * @param mongoUri          connection string without a database
 * @param brokers           of the cluster, with how to come in
 * @param logPublicUrl      where clients reach the log, for links to proofs: an address such as {@code https://symbia.example/log}, or a
 *                          path such as {@code /log} on the host that they asked
 * @param maxPendingCommits commits that may wait for the broker before commands are refused; each holds some kilobytes of memory
 */
public record Settings(
        String service, String instance, String mongoUri, Brokers brokers, URI logPublicUrl, int maxPendingCommits) {
    /** Property that {@link io.symbia.support.SymbiaService} sets. */
    public static final String SERVICE_PROPERTY = "symbia.service";

    private static final Pattern SERVICE = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    public Settings {
        if (!SERVICE.matcher(service).matches()) throw new IllegalArgumentException("not a service's name: " + service);
        if (maxPendingCommits < 1) throw new IllegalArgumentException("symbia.relay.max-pending-commits must be > 0");
    }

    /** The settings of this process; a malformed one stops the start. */
    public static Settings of(Environment environment) {
        return new Settings(
                environment.getRequiredProperty(SERVICE_PROPERTY),
                UUID.randomUUID().toString(),
                environment.getProperty("symbia.mongo.uri", "mongodb://127.0.0.1:27017"),
                brokers(environment),
                URI.create(environment.getProperty("symbia.log.public-url", "http://127.0.0.1:8090")),
                environment.getProperty("symbia.relay.max-pending-commits", Integer.class, 10_000));
    }

    private static Brokers brokers(Environment environment) {
        String bootstrap = environment.getProperty("symbia.kafka.bootstrap", "127.0.0.1:9092");
        String properties = environment.getProperty("symbia.kafka.properties", "");
        return properties.isEmpty() ? Brokers.at(bootstrap) : Brokers.at(bootstrap, Path.of(properties));
    }

    /** Name of the service's own database. */
    public String database() {
        return "symbia_" + service.replace('-', '_');
    }
}
