package io.symbia.support.fold;

import com.mongodb.client.MongoDatabase;
import io.symbia.events.kernel.catalogue.EventCatalogue;
import io.symbia.support.feed.EventTypes;
import io.symbia.support.feed.Faults;
import io.symbia.support.feed.FeedHandler;
import io.symbia.support.feed.IncomingRecord;
import io.symbia.support.feed.ParkingLot;
import io.symbia.support.place.Inbox;
import io.symbia.support.place.Positions;
import io.symbia.support.view.Projection;
import io.symbia.support.view.SharedProjection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/**
 * Applies events to projections of a service, and writes what became of them once a batch. There are two: one for the views that instances
 * divide among themselves, one for those that a single instance makes.
 */
public final class ViewHandler implements FeedHandler {
    private static final int MAX_FLUSH_CHARACTERS =
            3_000_000; // Far below MongoDB's 16 MiB a document, whatever the script.

    private static final int MAX_SKIPPED = 5_000;

    private final String name;
    private final boolean shared;
    private final Map<String, List<ViewBatch<?>>> byType = new TreeMap<>();
    private final List<ViewBatch<?>> batches = new ArrayList<>();
    private final Set<String> topics = new TreeSet<>();
    private final Inbox inbox;
    private final ViewStore store;
    private final ParkingLot parking;
    private Positions next = new Positions(Map.of());
    private final Set<TopicPartition> read = new LinkedHashSet<>(); // In which something was read since the last flush.
    private int skipped; // Records read since the last flush.
    private final Map<String, Long> places = new LinkedHashMap<>(); // Reached since the last flush.

    private ViewHandler(
            String name,
            boolean shared,
            List<Projection<?>> projections,
            EventCatalogue catalogue,
            MongoDatabase database,
            Inbox inbox,
            ParkingLot parking) {
        Set<String> names = new TreeSet<>();
        for (Projection<?> projection : projections) {
            if (projection instanceof SharedProjection != shared) continue;
            if (!names.add(projection.name())) throw new IllegalStateException("two projections " + projection.name());
            ViewBatch<?> batch = new ViewBatch<>(projection, database);
            batches.add(batch);
            for (String type : EventTypes.of(projection.handles(), catalogue)) {
                byType.computeIfAbsent(type, _ -> new ArrayList<>()).add(batch);
                topics.add(EventTypes.topicOf(type));
            }
        }
        this.name = name;
        this.shared = shared;
        this.inbox = inbox;
        this.store = shared ? new FlushStore(database, inbox, names) : new StreamStore(database, inbox, name, names);
        this.parking = parking;
    }

    /** Handles those of the projections whose documents are of one stream each. */
    public static ViewHandler ofStreams(
            List<Projection<?>> projections,
            EventCatalogue catalogue,
            MongoDatabase database,
            Inbox inbox,
            ParkingLot parking) {
        return new ViewHandler("views", false, projections, catalogue, database, inbox, parking);
    }

    /** Handles those of the projections that are a {@link SharedProjection}. */
    public static ViewHandler ofSharedViews(
            List<Projection<?>> projections,
            EventCatalogue catalogue,
            MongoDatabase database,
            Inbox inbox,
            ParkingLot parking) {
        return new ViewHandler("shared-views", true, projections, catalogue, database, inbox, parking);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean needsOneReader() {
        return shared;
    }

    @Override
    public Set<String> topics() {
        return topics;
    }

    /** The projections that want events of this type. */
    Set<String> projectionsOf(String type) {
        Set<String> names = new TreeSet<>();
        for (ViewBatch<?> batch : byType.getOrDefault(type, List.of()))
            names.add(batch.projection().name());
        return names;
    }

    @Override
    public Positions begin(Collection<TopicPartition> partitions, Map<String, Uuid> topicIds) {
        batches.forEach(ViewBatch::reset);
        places.clear();
        read.clear();
        skipped = 0;
        next = store.begin(partitions, topicIds);
        return next;
    }

    @Override
    public void goOnAt(Map<TopicPartition, OffsetAndMetadata> gone) {
        gone.forEach(next::put);
        read.addAll(gone.keySet());
        flush();
    }

    @Override
    public void handle(List<IncomingRecord> records) throws InterruptedException {
        Map<String, Long> known = inbox.find(keys(records));
        boolean parked = false;
        for (IncomingRecord record : records) {
            if (!record.isEvent()) {
                parking.park(record, name(), "not an event: its headers do not say type, stream and sequence");
                parked = true;
            } else {
                List<ViewBatch<?>> due = byType.getOrDefault(record.type().orElseThrow(), List.of());
                if (!due.isEmpty() && parking.parkUnread(record, name())) {
                    parked = true; // INVARIANT 210: it moves no place.
                } else {
                    for (ViewBatch<?> batch : due) apply(batch, record, known);
                }
            }
            next.put(record.partition(), record.next());
            read.add(record.partition());
            if (changedCharacters() > MAX_FLUSH_CHARACTERS) flush();
        }
        // Records that concern no projection change nothing: after a restart some of them are skipped once more.
        skipped += records.size();
        if (!places.isEmpty() || parked || skipped > MAX_SKIPPED) flush();
    }

    private Set<String> keys(List<IncomingRecord> records) {
        Set<String> keys = new TreeSet<>();
        for (IncomingRecord record : records) {
            if (!record.isEvent()) continue;
            for (ViewBatch<?> batch : byType.getOrDefault(record.type().orElseThrow(), List.of())) {
                keys.add(key(batch, record));
            }
        }
        return keys;
    }

    private static String key(ViewBatch<?> batch, IncomingRecord record) {
        return Inbox.key(batch.projection().name(), record.tag().orElseThrow());
    }

    private void apply(ViewBatch<?> batch, IncomingRecord record, Map<String, Long> known) throws InterruptedException {
        String key = key(batch, record);
        long sequence = record.sequence().orElseThrow();
        if (sequence <= known.getOrDefault(key, -1L)) return; // INVARIANT: applied once per stream and sequence.
        try {
            batch.apply(record.open());
        } catch (RuntimeException | AssertionError | StackOverflowError failure) {
            if (Faults.isPassing(failure)) throw failure;
            parking.park(record, batch.projection().name(), Faults.reason(failure));
        }
        known.put(key, sequence);
        places.put(key, sequence);
    }

    private int changedCharacters() {
        return batches.stream().mapToInt(ViewBatch::changedCharacters).sum();
    }

    private void flush() {
        List<ViewStore.ChangedView> views = new ArrayList<>();
        for (ViewBatch<?> batch : batches) views.addAll(batch.changed());
        store.flush(next, read, places, views);
        batches.forEach(ViewBatch::flushed);
        read.clear();
        places.clear();
        skipped = 0;
    }
}
