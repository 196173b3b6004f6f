package io.symbia.support.testkit;

import io.symbia.local.database.EmbeddedDatabase;

/** A database in memory, started once a JVM when first asked for; for tests that need no broker. */
public final class TestDatabase {
    private static final EmbeddedDatabase STARTED = EmbeddedDatabase.startInMemory();

    private TestDatabase() {}

    /** Connection string of the database of this JVM. */
    public static String uri() {
        return STARTED.uri();
    }
}
