package io.symbia.support.fold;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.symbia.support.consumer.ReceivedEvent;
import io.symbia.support.fold.ViewStore.ChangedView;
import io.symbia.support.json.BsonRecords;
import io.symbia.support.view.Projection;
import io.symbia.support.view.SharedProjection;
import io.symbia.support.view.ViewReaders;
import io.symbia.support.view.Views;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * One projection's documents between two flushes. Puts of an event count once the event was applied as a whole. Used by the feed's
 * thread alone.
 */
final class ViewBatch<V> {
    /** A view is read and written as a whole, and many are in one flush. */
    static final int MAX_VIEW_CHARACTERS = 500_000;

    private static final int MAX_REMEMBERED = 2_000; // Views most recently used, between flushes.

    private final Projection<V> projection;
    private final boolean shared;
    private final MongoCollection<Document> collection;
    private final Map<String, Kept<V>> recent = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, ChangedView> changed = new LinkedHashMap<>();
    private int changedCharacters;

    ViewBatch(Projection<V> projection, MongoDatabase database) {
        this.projection = projection;
        this.shared = projection instanceof SharedProjection;
        this.collection = database.getCollection(ViewReaders.collection(projection.name()));
    }

    Projection<V> projection() {
        return projection;
    }

    /** Applies an event, or throws and leaves everything as it was. One that its document has seen is not applied again. */
    void apply(ReceivedEvent event) {
        Staged staged = new Staged(event);
        try {
            projection.on(event, staged);
        } catch (SeenBefore _) {
            return;
        }
        Map<String, Document> formatted = new LinkedHashMap<>();
        staged.views.forEach((id, view) -> formatted.put(id, format(id, view)));
        staged.views.forEach((id, view) -> recent.put(id, new Kept<>(view, staged.stream, staged.sequence)));
        formatted.forEach((id, view) ->
                changed.put(id, new ChangedView(projection.name(), id, view, staged.stream, staged.sequence)));
    }

    /** The documents as one event makes them. */
    private final class Staged implements Views<V> {
        private final String stream;
        private final long sequence;
        private final Map<String, V> views = new LinkedHashMap<>();
        private final Set<String> looked = new HashSet<>();

        Staged(ReceivedEvent event) {
            this.stream = event.envelope().tag().hex();
            this.sequence = event.envelope().sequence();
        }

        @Override
        public Optional<V> find(String id) {
            V view = views.get(id);
            return view == null ? look(id) : Optional.of(view);
        }

        @Override
        public void put(String id, V view) {
            if (!shared && !looked.contains(id)) look(id);
            views.put(id, view);
            if (!shared && views.size() > 1) {
                throw new IllegalStateException("one event changes documents " + views.keySet() + ", so they are of a "
                        + SharedProjection.class.getSimpleName());
            }
        }

        private Optional<V> look(String id) {
            looked.add(id);
            Optional<Kept<V>> kept = ViewBatch.this.find(id);
            if (!shared) kept.ifPresent(this::requireNext);
            return kept.map(Kept::view);
        }

        private void requireNext(Kept<V> kept) {
            if (kept.stream() == null) return; // From before documents said so.
            if (!kept.stream().equals(stream)) {
                throw new IllegalStateException(
                        "a document is made of two streams, so it is of a " + SharedProjection.class.getSimpleName());
            }
            if (kept.sequence() >= sequence) throw new SeenBefore();
        }
    }

    private Document format(String id, V view) {
        Document document = BsonRecords.format(view);
        int characters = characters(document);
        if (characters > MAX_VIEW_CHARACTERS) {
            throw new IllegalStateException(
                    "view " + id + " has " + characters + " characters, at most " + MAX_VIEW_CHARACTERS + " are kept");
        }
        changedCharacters += characters;
        return document;
    }

    /** About how much a value takes. */
    private static int characters(Object value) {
        return switch (value) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .mapToInt(entry -> ((String) entry.getKey()).length() + characters(entry.getValue()))
                        .sum();
            case List<?> list -> list.stream().mapToInt(ViewBatch::characters).sum();
            case String text -> text.length() + 2;
            case null, default -> 8;
        };
    }

    private Optional<Kept<V>> find(String id) {
        Kept<V> kept = recent.get(id);
        if (kept != null) return Optional.of(kept);
        Document document = collection.find(Filters.eq("_id", id)).first();
        if (document == null) return Optional.empty();
        Kept<V> read = new Kept<>(
                BsonRecords.parse(document.get("view", Document.class), projection.viewType()),
                document.getString(StreamStore.STREAM),
                document.get(StreamStore.SEQUENCE, -1L));
        recent.put(id, read);
        return Optional.of(read);
    }

    /** About how much there is to be written. */
    int changedCharacters() {
        return changedCharacters;
    }

    /** The documents that are to be written. */
    Collection<ChangedView> changed() {
        return List.copyOf(changed.values());
    }

    /** Called when it was written. */
    void flushed() {
        changed.clear();
        changedCharacters = 0;
        var eldest = recent.keySet().iterator();
        for (int excess = recent.size() - MAX_REMEMBERED; excess > 0; excess--) {
            eldest.next();
            eldest.remove();
        }
    }

    /** Forgets everything; what is kept in the database counts. */
    void reset() {
        changed.clear();
        recent.clear();
        changedCharacters = 0;
    }

    /** A document with the event that it has seen last; of a shared one that is not known. */
    private record Kept<V>(V view, @Nullable String stream, long sequence) {}

    /** The document that an event would change has seen it: the process died, or lost its turn, before that was known otherwise. */
    private static final class SeenBefore extends RuntimeException {
        private static final long serialVersionUID = 1;

        SeenBefore() {
            super("seen before", null, false, false);
        }
    }
}
