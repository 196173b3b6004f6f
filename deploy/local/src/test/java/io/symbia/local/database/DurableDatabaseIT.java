package io.symbia.local.database;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class DurableDatabaseIT extends DatabaseContract {
    private static EmbeddedDatabase database;

    @BeforeAll
    static void start(@TempDir Path directory) {
        database = EmbeddedDatabase.start(directory, 0);
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Override
    String uri() {
        return database.uri();
    }
}
