package io.symbia.support.view;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.symbia.support.json.BsonRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Opens readers of views. */
public final class ViewReaders {
    private final MongoDatabase database;
    private final ViewIndexes indexes;

    public ViewReaders(MongoDatabase database, ViewIndexes indexes) {
        this.database = database;
        this.indexes = indexes;
    }

    /**
     * A reader of the view with this name.
     *
     * @param projection name of the {@link Projection} that makes it
     * @param filters    fields by which pages may be filtered, dots reach into them; each is given an index
     */
    public <V> ViewReader<V> of(String projection, Class<V> type, String... filters) {
        for (String field : filters) indexes.want(projection, field);
        return new MongoViewReader<>(database.getCollection(collection(projection)), type, Set.of(filters));
    }

    /** Where a field of a view is in its document. */
    static String path(String field) {
        return "view." + field;
    }

    /** Name of the collection in which a projection's documents are: {@code {_id, flush, view}}. */
    public static String collection(String projection) {
        return "view_" + projection.replace('-', '_');
    }

    private record MongoViewReader<V>(MongoCollection<Document> views, Class<V> type, Set<String> filtered)
            implements ViewReader<V> {
        @Override
        public Optional<V> find(String id) {
            return Optional.ofNullable(views.find(Filters.eq("_id", id)).first())
                    .map(this::view);
        }

        private V view(Document document) {
            return BsonRecords.parse(document.get("view", Document.class), type);
        }

        @Override
        public Page<V> page(PageRequest request) {
            List<Document> found = views.find(filter(request))
                    .sort(Sorts.ascending("_id"))
                    .limit(request.limit() + 1) // One more than shown says whether there is a next page.
                    .into(new ArrayList<>());
            boolean more = found.size() > request.limit();
            List<Document> shown = more ? found.subList(0, request.limit()) : found;
            Optional<String> next = more ? Optional.of(shown.getLast().getString("_id")) : Optional.empty();
            return new Page<>(shown.stream().map(this::view).toList(), next);
        }

        private Bson filter(PageRequest request) {
            for (String field : request.filters().keySet()) {
                if (!filtered.contains(field)) throw new IllegalStateException("no index is asked for of " + field);
            }
            List<Bson> filters = new ArrayList<>();
            request.cursor().ifPresent(cursor -> filters.add(Filters.gt("_id", cursor)));
            request.filters().forEach((field, value) -> filters.add(Filters.eq(path(field), value)));
            return filters.isEmpty() ? Filters.empty() : Filters.and(filters);
        }
    }
}
