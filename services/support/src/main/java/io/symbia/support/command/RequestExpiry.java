package io.symbia.support.command;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
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

    /** How long the answer to a request is given again at least. */
    public static final Duration KEPT = Duration.ofDays(7);

    static final int PAGE = 1_000;
    private static final Duration PAUSE = Duration.ofSeconds(30); // Some 2.9 million requests a day.

    private final MongoCollection<Document> requests;
    private final Clock clock;
    private final AtomicLong forgotten = new AtomicLong();
    private String behind = ""; // The loop's own.
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

    /** Begins to go round. */
    public synchronized void start() {
        if (thread == null) thread = Thread.ofVirtual().name("request-expiry").start(this::run);
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(PAUSE.plusMillis(ThreadLocalRandom.current().nextLong(PAUSE.toMillis() / 10)));
                try {
                    forgetPage();
                } catch (RuntimeException away) { // The same page is tried again after the pause.
                    LOG.warn(
                            "event=request_expiry_failed reason={}",
                            away.getClass().getSimpleName());
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Looks at the next page, or at the first one behind the last. */
    void forgetPage() {
        long oldest = clock.millis() - KEPT.toMillis();
        List<Document> page = requests.find(Filters.gt("_id", behind))
                .projection(Projections.include("atMillis"))
                .sort(Sorts.ascending("_id"))
                .limit(PAGE)
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
        behind = page.size() < PAGE ? "" : page.getLast().getString("_id");
    }

    @Override
    public synchronized void close() {
        if (thread != null) thread.interrupt();
    }
}
