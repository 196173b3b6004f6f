package io.symbia.local.database;

import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A database in a process of its own, to be killed. Prints its port and waits. */
final class DoomedDatabase {
    private DoomedDatabase() {}

    /** Arguments: the data directory, and {@code ours} or {@code stock} (mongo-java-server's own H2 backend). */
    static void main(String[] arguments) throws InterruptedException {
        Path directory = Path.of(arguments[0]);
        int port = arguments[1].equals("ours")
                ? EmbeddedDatabase.start(directory, 0).port()
                : new WireServer(new H2Backend(directory.resolve("stock.mv").toString()), 0).port();
        System.out.println(port);
        new CountDownLatch(1).await();
    }
}
