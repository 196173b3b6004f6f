package io.symbia.support.platform;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which instance of a service does what one alone should do, such as sums of several streams: {@code {_id: "background", holder,
 * renewals}}. All other work is divided. It saves work and is not what correctness rests on: commits and flushes are numbered, consumers know
 * what they have handled, so a holder that was paused and does not know that it lost the lease does no harm.
 *
 * <p>INVARIANT 211: no time of day counts. A holder holds the lease for a term from before it asked to renew it; another takes it once it has
 * seen the same renewal for a whole term; each by its own steady clock, and the renewal was seen after it was asked for. So there are never
 * two, and a clock that was ahead, of a holder that died or lives, holds nobody up.
 */
public final class Lease {
    /** How long after the death of its holder another instance takes over. */
    public static final Duration TERM = Duration.ofSeconds(6);

    static final Duration RENEWAL = Duration.ofSeconds(2); // Two renewals may fail before the lease is lost.

    private static final Logger LOG = LoggerFactory.getLogger(Lease.class);
    private static final String ID = "background";

    private final MongoCollection<Document> leases;
    private final LongSupplier nanos;
    private final String holder;
    private volatile long heldUntilNanos; // Written by the renewing thread, and at the end.
    private volatile @Nullable Thread renewing;
    private long renewals; // Of the renewing thread, as is below.
    private Document seen = new Document(); // What another had written when this looked last.
    private long seenNanos; // When this saw it first.

    /**
     * A lease that is not asked for yet.
     *
     * @param holder names this process among those of its service
     */
    public Lease(MongoDatabase database, String holder) {
        this(database, holder, System::nanoTime);
    }

    /** With another steady clock. */
    Lease(MongoDatabase database, String holder, LongSupplier nanos) {
        this.leases = database.getCollection("leases");
        this.holder = holder;
        this.nanos = nanos;
        this.heldUntilNanos = nanos.getAsLong();
    }

    /** Whether this instance holds the lease. */
    public boolean held() {
        return nanos.getAsLong() - heldUntilNanos < 0;
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

    /** Asks once. */
    void acquire() {
        long begunNanos = nanos.getAsLong();
        boolean before = held();
        Document mine = new Document("_id", ID).append("holder", holder).append("renewals", ++renewals);
        boolean got = replace(Filters.and(Filters.eq("_id", ID), Filters.eq("holder", holder)), mine)
                || takeOver(mine)
                || insert(mine);
        heldUntilNanos = got ? begunNanos + TERM.toNanos() : begunNanos;
        if (got != before) LOG.info("event=lease held={} holder={}", got, holder);
    }

    private boolean replace(Bson which, Document mine) {
        return leases.replaceOne(which, mine).getMatchedCount() == 1;
    }

    private boolean takeOver(Document mine) {
        Document found = leases.find(Filters.eq("_id", ID)).first();
        if (found == null) return false;
        long nowNanos = nanos.getAsLong();
        if (!found.equals(seen)) {
            seen = found;
            seenNanos = nowNanos;
        }
        return nowNanos - seenNanos >= TERM.toNanos() && replace(unchanged(found), mine);
    }

    /** Finds a document only as it was found. */
    static Bson unchanged(Document found) {
        return Filters.and(found.entrySet().stream()
                .map(field -> Filters.eq(field.getKey(), field.getValue()))
                .toList());
    }

    private boolean insert(Document mine) {
        try {
            leases.insertOne(mine);
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
        heldUntilNanos = nanos.getAsLong();
        try {
            leases.deleteOne(Filters.and(Filters.eq("_id", ID), Filters.eq("holder", holder)));
        } catch (MongoException away) {
            LOG.warn("event=lease_not_released reason={}", away.getClass().getSimpleName());
        }
    }
}
