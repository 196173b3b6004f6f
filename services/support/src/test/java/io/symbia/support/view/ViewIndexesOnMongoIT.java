package io.symbia.support.view;

import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.mongodb.MongoDBContainer;

/** The contract on MongoDB itself, where a container engine is present. */
@Testcontainers(disabledWithoutDocker = true)
class ViewIndexesOnMongoIT extends ViewIndexesContract {
    @Container
    private static final MongoDBContainer MONGO = new MongoDBContainer("mongo:8.0");

    @Override
    String mongoUri() {
        return MONGO.getConnectionString();
    }

    @Override
    boolean keepsIndexes() {
        return true;
    }
}
