package io.symbia.log.testkit;

import io.symbia.local.broker.EmbeddedBroker;
import io.symbia.local.database.EmbeddedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real broker and a database in this JVM, started once. */
public final class Platform {
    private static final EmbeddedBroker BROKER = EmbeddedBroker.start(folder("broker"), 0);
    private static final EmbeddedDatabase DATABASE = EmbeddedDatabase.startInMemory();

    private Platform() {}

    /** Brokers, as host and port. */
    public static String bootstrap() {
        return BROKER.bootstrap();
    }

    /** Connection string of the database. */
    public static String mongoUri() {
        return DATABASE.uri();
    }

    /** A new folder under the module's build folder. */
    public static Path folder(String name) {
        try {
            Path parent = Files.createDirectories(Path.of("target", "test-data"));
            return Files.createTempDirectory(parent, name + "-").toAbsolutePath();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
