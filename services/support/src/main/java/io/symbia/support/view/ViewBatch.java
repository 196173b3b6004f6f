package io.symbia.support.view;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.symbia.support.consumer.ReceivedEvent;
import io.symbia.support.json.BsonRecords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;

/**
 * One projection's documents between two flushes. Puts of an event count once the event was applied as a whole. Used by the feed's
 * thread alone.
 */
final class ViewBatch<V> {
    /** A view is read and written as a whole, and many are in one flush. */
    static final int MAX_VIEW_CHARACTERS = 500_000;

    private static final int MAX_REMEMBERED = 2_000; // Views most recently used, between flushes.

    private final Projection<V> projection;
    private final MongoCollection<Document> collection;
    private final Map<String, V> recent = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, Document> changed = new LinkedHashMap<>();
    private int changedCharacters;

    ViewBatch(Projection<V> projection, MongoDatabase database) {
        this.projection = projection;
        this.collection = database.getCollection(ViewReaders.collection(projection.name()));
    }

    Projection<V> projection() {
        return projection;
    }

    /** Applies an event, or throws and leaves everything as it was. */
    void apply(ReceivedEvent event) {
        Map<String, V> staged = new LinkedHashMap<>();
        projection.on(event, new Views<>() {
            @Override
            public Optional<V> find(String id) {
                V view = staged.get(id);
                return view == null ? ViewBatch.this.find(id) : Optional.of(view);
            }

            @Override
            public void put(String id, V view) {
                staged.put(id, view);
            }
        });
        Map<String, Document> formatted = new LinkedHashMap<>();
        staged.forEach((id, view) -> formatted.put(id, format(id, view)));
        recent.putAll(staged);
        changed.putAll(formatted);
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

    private Optional<V> find(String id) {
        V view = recent.get(id);
        if (view != null) return Optional.of(view);
        Document document = collection.find(Filters.eq("_id", id)).first();
        if (document == null) return Optional.empty();
        V read = BsonRecords.parse(document.get("view", Document.class), projection.viewType());
        recent.put(id, read);
        return Optional.of(read);
    }

    /** About how much there is to be written. */
    int changedCharacters() {
        return changedCharacters;
    }

    /** What is to be written. */
    List<FlushStore.ChangedView> changed() {
        List<FlushStore.ChangedView> views = new ArrayList<>();
        changed.forEach((id, view) -> views.add(new FlushStore.ChangedView(projection.name(), id, view)));
        return views;
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
}
