package io.symbia.support.view;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import io.symbia.support.platform.Pieces;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that each field by which a list is filtered has an index, followed by the ids in whose order lists are. Asks for all of them every
 * few minutes, since a view that is made anew begins without; for one that is there the server does nothing. The embedded database passes over
 * the wish, and looks through the documents.
 */
public final class ViewIndexes implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ViewIndexes.class);
    private static final Duration PAUSE = Duration.ofMinutes(5);

    private final MongoDatabase database;
    private final Map<String, Set<String>> wanted = new ConcurrentHashMap<>(); // Fields by view.
    private final AtomicLong failures = new AtomicLong();
    private final Pieces pieces = new Pieces(1); // For the rests after failures.
    private @Nullable Thread thread;

    public ViewIndexes(MongoDatabase database) {
        this.database = database;
    }

    /** Wants an index of a view from now on. */
    void want(String projection, String field) {
        wanted.computeIfAbsent(projection, _ -> ConcurrentHashMap.newKeySet()).add(field);
    }

    /** Number of rounds since the start that came to nothing. */
    public long failures() {
        return failures.get();
    }

    /** Begins to ask for them. */
    public synchronized void start() {
        if (thread == null) thread = Thread.ofVirtual().name("view-indexes").start(this::run);
    }

    private void run() {
        try {
            while (true) Thread.sleep(askAndRest());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration askAndRest() {
        try {
            ask();
            pieces.done(Duration.ZERO);
            return PAUSE;
        } catch (RuntimeException failed) {
            failures.incrementAndGet();
            LOG.warn("event=view_indexes_failed reason={}", failed.getClass().getSimpleName());
            return pieces.failed(failed);
        }
    }

    /** Asks the server for each of them. Returns when it has them. */
    void ask() {
        wanted.forEach((projection, fields) -> {
            for (String field : fields) {
                database.getCollection(ViewReaders.collection(projection))
                        .createIndex(Indexes.ascending(ViewReaders.path(field), "_id"));
            }
        });
    }

    @Override
    public synchronized void close() {
        if (thread != null) thread.interrupt();
    }
}
