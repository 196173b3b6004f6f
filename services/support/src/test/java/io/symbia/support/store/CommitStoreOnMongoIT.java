package io.symbia.support.store;

import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.mongodb.MongoDBContainer;

/** The contract on MongoDB itself, where a container engine is present. */
@Testcontainers(disabledWithoutDocker = true)
class CommitStoreOnMongoIT extends CommitStoreContract {
    @Container
    private static final MongoDBContainer MONGO = new MongoDBContainer("mongo:8.0");

    @Override
    String mongoUri() {
        return MONGO.getConnectionString();
    }
}
