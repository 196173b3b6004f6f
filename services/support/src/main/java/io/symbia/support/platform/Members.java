package io.symbia.support.platform;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import io.symbia.http.resting.Rests;
import io.symbia.http.sharing.Rendezvous;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The living instances of a service, {@code {_id: "<instance>", untilMillis}} each, and who of them does what: each piece of work has a name,
 * and all
 * instances that know of the same living ones agree whose it is.
 *
 * <p>It saves work and is not what correctness rests on. While instances disagree about who lives, a piece may be done by two; it is never
 * nobody's, for each instance knows that it lives itself.
 */
public final class Members implements AutoCloseable {
    /** Time after its death at which an instance is counted out. */
    public static final Duration TERM = Duration.ofSeconds(6);

    static final Duration RENEWAL = Duration.ofMillis(1_500); // Three renewals may fail before it is counted out.

    private static final Logger LOG = LoggerFactory.getLogger(Members.class);
    private static final Duration FORGOTTEN = Duration.ofHours(1); // Of the dead, whatever the clocks of machines say.

    private final MongoCollection<Document> members;
    private final Clock clock;
    private final String self;
    private volatile Set<String> living;
    private final AtomicInteger departures = new AtomicInteger();
    private @Nullable Thread renewing; // Guarded by this.

    /**
     * The instances of the service whose database this is.
     *
     * @param self names this process among them
     */
    public Members(MongoDatabase database, Clock clock, String self) {
        this.members = database.getCollection("members");
        this.clock = clock;
        this.self = self;
        this.living = Set.of(self);
    }

    /** Whether this instance does the work of that name. */
    public boolean isMine(String work) {
        return Rendezvous.ranked(living, work).getFirst().equals(self);
    }

    /** The name of this instance among them. */
    public String self() {
        return self;
    }

    /** Whether the instance of that name lives, as far as is known. */
    public boolean isLiving(String member) {
        return living.contains(member);
    }

    /** Number of instances that live, this one included. */
    public int count() {
        return living.size();
    }

    /** Number of times that others were seen to be gone; their work has fallen to those that are left. */
    public int departures() {
        return departures.get();
    }

    /** Makes itself known, and looks who else lives, until {@link #close}. */
    public synchronized void start() {
        if (renewing != null) return;
        look();
        renewing = Thread.ofVirtual().name("members").start(this::renew);
    }

    private void renew() {
        try {
            while (true) {
                Thread.sleep(RENEWAL);
                look();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** While the database is away the instances that were known count as living. */
    private void look() {
        try {
            long now = clock.millis();
            members.replaceOne(
                    Filters.eq("_id", self),
                    new Document("_id", self).append("untilMillis", now + TERM.toMillis()),
                    new ReplaceOptions().upsert(true));
            Set<String> found = new TreeSet<>(Set.of(self));
            for (Document member : members.find()) {
                long until = member.getLong("untilMillis");
                if (Rests.holds(until, TERM, Lease.CLOCKS_DIFFER, now)) found.add(member.getString("_id"));
                if (until + FORGOTTEN.toMillis() < now) members.deleteOne(Filters.eq("_id", member.getString("_id")));
            }
            boolean departed = !found.containsAll(living);
            if (!found.equals(living)) LOG.info("event=members living={} departed={}", found.size(), departed);
            living = found;
            if (departed) departures.incrementAndGet();
        } catch (MongoException away) {
            LOG.warn("event=members_unknown reason={}", away.getClass().getSimpleName());
        }
    }

    /** Says goodbye, so that the others need not wait. */
    @Override
    public synchronized void close() {
        if (renewing == null) return;
        renewing.interrupt();
        renewing = null;
        try {
            members.deleteOne(Filters.eq("_id", self));
        } catch (MongoException away) {
            LOG.warn("event=members_not_told reason={}", away.getClass().getSimpleName());
        }
    }
}
