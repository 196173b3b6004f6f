package io.symbia.support.platform;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import io.symbia.http.sharing.Rendezvous;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The living instances of a service, {@code {_id: "<instance>", renewals}} each, and who of them does what: each piece of work has a name, and
 * all instances that know of the same living ones agree whose it is.
 *
 * <p>INVARIANT 211: no time of day counts. Each counts another out once it has seen the same renewal of it for a whole term by its own steady
 * clock; so one that is dead is counted out also if its clock was ahead, and by one that starts as well.
 *
 * <p>It saves work and is not what correctness rests on. While instances disagree about who lives, a piece may be done by two; it is never
 * nobody's, for each instance knows that it lives itself.
 */
public final class Members implements AutoCloseable {
    /** Time after its death at which an instance is counted out. */
    public static final Duration TERM = Duration.ofSeconds(6);

    static final Duration RENEWAL = Duration.ofMillis(1_500); // Three renewals may fail before it is counted out.

    private static final Logger LOG = LoggerFactory.getLogger(Members.class);

    private final MongoCollection<Document> members;
    private final LongSupplier nanos;
    private final String self;
    private volatile Set<String> living;
    private final AtomicInteger departures = new AtomicInteger();
    private long renewals; // Of whoever looks, as is below: first who starts, then the thread.
    private Map<String, Seen> seen = Map.of(); // By name.
    private @Nullable Thread renewing; // Guarded by this.

    /** What an instance has written, and since when it is known. */
    private record Seen(Document document, long sinceNanos) {}

    /**
     * The instances of the service whose database this is.
     *
     * @param self names this process among them
     */
    public Members(MongoDatabase database, String self) {
        this(database, self, System::nanoTime);
    }

    /** With another steady clock. */
    Members(MongoDatabase database, String self, LongSupplier nanos) {
        this.members = database.getCollection("members");
        this.nanos = nanos;
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
    void look() {
        try {
            members.replaceOne(
                    Filters.eq("_id", self),
                    new Document("_id", self).append("renewals", ++renewals),
                    new ReplaceOptions().upsert(true));
            Set<String> found = new TreeSet<>(Set.of(self));
            Map<String, Seen> latest = new HashMap<>();
            for (Document member : members.find()) {
                String name = member.getString("_id");
                long nowNanos = nanos.getAsLong();
                Seen now = seen.getOrDefault(name, new Seen(member, nowNanos));
                if (!now.document().equals(member)) now = new Seen(member, nowNanos);
                latest.put(name, now);
                if (nowNanos - now.sinceNanos() < TERM.toNanos()) found.add(name);
                else if (!name.equals(self))
                    members.deleteOne(Lease.unchanged(member)); // Who starts next need not wait.
            }
            seen = latest;
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
