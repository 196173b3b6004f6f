package io.symbia.support.command;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.symbia.support.platform.Pieces;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets requests with an idempotency key after a week. Reads the requests in the order of their keys, a page at a time and with pauses,
 * so that it needs no index; each instance goes round by itself, and what one has forgotten the other does not find.
 */
public final class RequestExpiry implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RequestExpiry.class);

    /** Shortest time for which the answer to a request is given again. */
    public static final Duration KEPT = Duration.ofDays(7);

    static final int PAGE = 1_000;
    private static final Duration PAUSE = Duration.ofSeconds(30); // At most some 2.9 million requests per day.

    private final MongoCollection<Document> requests;
    private final Clock clock;
    private final AtomicLong forgotten = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private final Pieces pieces = new Pieces(PAGE); // The loop's own, as is the next.
    private String behind = "";
    private @Nullable Thread thread;

    /** Forgets requests of this service. */
    public RequestExpiry(MongoDatabase database, Clock clock) {
        this.requests = database.getCollection(EarlierRequests.COLLECTION);
        this.clock = clock;
    }

    /** Number of requests that this process has forgotten since its start. */
    public long forgotten() {
        return forgotten.get();
    }

    /** Number of pages, since the start of this process, that could not be looked at. */
    public long failures() {
        return failures.get();
    }

    /** Begins to go round. */
    public synchronized void start() {
        if (thread == null) thread = Thread.ofVirtual().name("request-expiry").start(this::run);
    }

    private void run() {
        try {
            while (true) Thread.sleep(pageAndRest());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns how long to rest. A page that failed is asked for again, and a smaller one where the database was slow. */
    private Duration pageAndRest() {
        long begunNanos = System.nanoTime();
        try {
            forgetPage();
            pieces.done(Duration.ofNanos(System.nanoTime() - begunNanos));
            return PAUSE;
        } catch (RuntimeException failed) {
            failures.incrementAndGet();
            LOG.warn("event=request_expiry_failed reason={}", failed.getClass().getSimpleName());
            return pieces.failed(failed);
        }
    }

    /** Looks at the next page, or at the first one behind the last. */
    void forgetPage() {
        long oldest = clock.millis() - KEPT.toMillis();
        int size = pieces.size();
        List<Document> page = requests.find(Filters.gt("_id", behind))
                .projection(Projections.include("atMillis"))
                .sort(Sorts.ascending("_id"))
                .limit(size)
                .into(new ArrayList<>());
        List<String> old = page.stream()
                .filter(request -> request.get("atMillis") instanceof Long at && at < oldest)
                .map(request -> request.getString("_id"))
                .toList();
        if (!old.isEmpty()) {
            // Asked once more: another process may have taken one over just now.
            var stillOld = Filters.and(Filters.in("_id", old), Filters.lt("atMillis", oldest));
            forgotten.addAndGet(requests.deleteMany(stillOld).getDeletedCount());
        }
        behind = page.size() < size ? "" : page.getLast().getString("_id");
    }

    @Override
    public synchronized void close() {
        if (thread != null) thread.interrupt();
    }
}
