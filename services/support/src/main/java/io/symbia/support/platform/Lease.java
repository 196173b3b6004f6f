package io.symbia.support.platform;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.symbia.http.resting.Rests;
import java.time.Clock;
import java.time.Duration;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which instance of a service does what one alone should do, such as sums of several streams: {@code {_id: "background", holder,
 * untilMillis}}. All other work is divided. It saves work and is not what correctness rests on: commits and flushes are numbered, consumers know what they have
 * handled, so a holder that was paused and does not know that it lost the lease does no harm.
 */
public final class Lease {
    /** How long after the death of its holder another instance takes over. */
    public static final Duration TERM = Duration.ofSeconds(6);

    /** By which the clocks of two instances may differ. */
    static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    static final Duration RENEWAL = Duration.ofSeconds(2); // Two renewals may fail before the lease is lost.

    private static final Logger LOG = LoggerFactory.getLogger(Lease.class);
    private static final String ID = "background";

    private final MongoCollection<Document> leases;
    private final Clock clock;
    private final String holder;
    private volatile long heldUntilMillis; // By our own clock; written by the renewing thread only.
    private volatile @Nullable Thread renewing;

    public Lease(MongoDatabase database, Clock clock, String holder) {
        this.leases = database.getCollection("leases");
        this.clock = clock;
        this.holder = holder;
    }

    /** Whether this instance holds the lease. */
    public boolean held() {
        return Rests.holds(heldUntilMillis, TERM, Duration.ZERO, clock.millis());
    }

    /** Tries to get the lease, and to keep it, until {@link #close}. */
    public synchronized void start() {
        if (renewing == null) renewing = Thread.ofVirtual().name("lease").start(this::renew);
    }

    private void renew() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                acquire();
                Thread.sleep(RENEWAL);
            } catch (InterruptedException stopped) {
                return;
            } catch (MongoException away) {
                LOG.warn("event=lease_not_renewed reason={}", away.getClass().getSimpleName());
                if (!pause()) return;
            }
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(RENEWAL);
            return true;
        } catch (InterruptedException stopped) {
            return false;
        }
    }

    private void acquire() {
        long now = clock.millis();
        long until = now + TERM.toMillis();
        boolean before = held();
        var mine = Filters.and(Filters.eq("_id", ID), Filters.eq("holder", holder));
        long latest = until + CLOCKS_DIFFER.toMillis(); // A later one was written by a clock that was ahead.
        var expired = Filters.and(
                Filters.eq("_id", ID), Filters.or(Filters.lt("untilMillis", now), Filters.gt("untilMillis", latest)));
        var take = Updates.combine(Updates.set("holder", holder), Updates.set("untilMillis", until));
        boolean got = leases.updateOne(mine, take).getMatchedCount() == 1
                || leases.updateOne(expired, take).getMatchedCount() == 1
                || insert(until);
        heldUntilMillis = got ? until : 0;
        if (got != before) LOG.info("event=lease held={} holder={}", got, holder);
    }

    private boolean insert(long until) {
        try {
            leases.insertOne(new Document("_id", ID).append("holder", holder).append("untilMillis", until));
            return true;
        } catch (MongoWriteException failure) {
            if (failure.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) return false;
            throw failure;
        }
    }

    /** Gives the lease back, so that the next instance need not wait. */
    public synchronized void close() {
        if (renewing == null) return;
        renewing.interrupt();
        renewing = null;
        heldUntilMillis = 0;
        try {
            leases.deleteOne(Filters.and(Filters.eq("_id", ID), Filters.eq("holder", holder)));
        } catch (MongoException away) {
            LOG.warn("event=lease_not_released reason={}", away.getClass().getSimpleName());
        }
    }
}
