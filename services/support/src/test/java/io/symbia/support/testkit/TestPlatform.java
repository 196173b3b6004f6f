package io.symbia.support.testkit;

import io.symbia.local.broker.EmbeddedBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A real broker and a database in memory, started once a JVM when first asked for, and gone with it. */
public final class TestPlatform {
    private static final TestPlatform STARTED = new TestPlatform();

    private final EmbeddedBroker broker;

    private TestPlatform() {
        try {
            Path data = Files.createTempDirectory("symbia-test");
            this.broker = EmbeddedBroker.start(data, 0);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(data)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The platform of this JVM. */
    public static TestPlatform started() {
        return STARTED;
    }

    /** Connection string of the database. */
    public String mongoUri() {
        return TestDatabase.uri();
    }

    /** Address of the broker. */
    public String kafkaBootstrap() {
        return broker.bootstrap();
    }

    private void stop(Path data) {
        broker.close();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }
}
