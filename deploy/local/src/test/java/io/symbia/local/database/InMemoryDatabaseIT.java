package io.symbia.local.database;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class InMemoryDatabaseIT extends DatabaseContract {
    private static EmbeddedDatabase database;

    @BeforeAll
    static void start() {
        database = EmbeddedDatabase.startInMemory();
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
