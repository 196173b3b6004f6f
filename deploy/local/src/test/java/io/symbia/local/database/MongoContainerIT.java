package io.symbia.local.database;

import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.mongodb.MongoDBContainer;

/** The same contract against MongoDB itself, where containers can be run. */
@Testcontainers(disabledWithoutDocker = true)
class MongoContainerIT extends DatabaseContract {
    @Container
    private static final MongoDBContainer MONGO = new MongoDBContainer("mongo:8.0");

    @Override
    String uri() {
        return MONGO.getConnectionString();
    }
}
