package io.symbia.local.database;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;

/**
 * A collection in a map of the store, from position to BSON.
 *
 * <p>Positions grow, so new documents share the last page of the map and a commit writes few pages.
 */
final class DocumentCollection extends AbstractSynchronizedMongoCollection<Long> {
    private static final String ID = "_id";

    private final MVMap<Long, byte[]> documents;

    DocumentCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            MVMap<Long, byte[]> documents,
            CursorRegistry cursors) {
        super(database, name, options, cursors);
        this.documents = documents;
    }

    /**
     * Answers what a service asks without loading more than it answers, where mongo-java-server reads the whole collection: lists in
     * the order of {@code _id}, and compare-and-swap, which names an {@code _id} among other fields.
     */
    @Override
    protected QueryResult queryDocuments(
            Document query, Document orderBy, int numberToSkip, int limit, int batchSize, Document fieldSelector) {
        Optional<Document> byId = idPart(query);
        if (byId.isPresent()) {
            for (Index<Long> index : getIndexes()) {
                if (index.canHandle(byId.get())) {
                    Iterable<Long> positions = index.getPositions(byId.get());
                    return matchDocuments(query, positions, orderBy, numberToSkip, limit, batchSize, fieldSelector);
                }
            }
        }
        Optional<Scan.Source> source = ById.IdRange.of(query).flatMap(range -> inOrder(orderBy, range));
        if (source.isEmpty() || batchSize == 0) {
            return super.queryDocuments(query, orderBy, numberToSkip, limit, batchSize, fieldSelector);
        }
        Scan scan = new Scan(
                cursorRegistry.generateCursorId(),
                source.get(),
                document -> documentMatchesQuery(document, query),
                found -> matchDocumentsFromStream(
                                found.stream(), new Document(), new Document(), 0, 0, 0, fieldSelector)
                        .collectDocuments(),
                numberToSkip,
                limit);
        List<Document> first = scan.takeDocuments(batchSize);
        if (scan.isEmpty()) return new QueryResult(first);
        cursorRegistry.add(scan);
        return new QueryResult(first, scan);
    }

    /** The documents of a range in the order that is asked for; empty when no map has that order. */
    private Optional<Scan.Source> inOrder(Document orderBy, ById.IdRange range) {
        boolean anyOrder = orderBy == null || orderBy.isEmpty();
        if (anyOrder && !range.isBounded()) return Optional.of(ById.byAge(documents));
        if (!anyOrder && !orderBy.keySet().equals(Set.of(ID))) return Optional.empty();
        boolean descending = !anyOrder && ((Number) orderBy.get(ID)).intValue() < 0;
        return getIndexes().stream()
                .flatMap(index -> ((DocumentIndex) index).ordersIds().stream())
                .findFirst()
                .map(ids -> new ById(ids, documents, range, descending));
    }

    /** The condition on {@code _id} that names documents, at the top or inside {@code $and}; a range names none. */
    private static Optional<Document> idPart(Document query) {
        if (query.containsKey(ID)) {
            Document condition = new Document(ID, query.get(ID));
            return ById.IdRange.of(condition).isPresent() ? Optional.empty() : Optional.of(condition);
        }
        if (query.get("$and") instanceof Collection<?> clauses) {
            return clauses.stream()
                    .filter(Document.class::isInstance)
                    .map(clause -> idPart((Document) clause))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        return Optional.empty();
    }

    @Override
    protected Long addDocumentInternal(Document document) {
        Long last = documents.lastKey();
        Long position = last == null ? 0 : last + 1;
        documents.put(position, StoredDocument.format(document));
        return position;
    }

    @Override
    protected void handleUpdate(Long position, Document oldDocument, Document newDocument) {
        documents.put(position, StoredDocument.format(newDocument));
    }

    @Override
    protected void removeDocument(Long position) {
        if (documents.remove(position) == null) {
            throw new NoSuchElementException("no document at " + position + " of " + this);
        }
    }

    @Override
    protected Document getDocument(Long position) {
        byte[] bson = documents.get(position);
        if (bson == null) {
            throw new NoSuchElementException("no document at " + position + " of " + this);
        }
        return StoredDocument.parse(bson);
    }

    @Override
    protected Stream<DocumentWithPosition<Long>> streamAllDocumentsWithPosition() {
        return documents.entrySet().stream()
                .map(entry -> new DocumentWithPosition<>(StoredDocument.parse(entry.getValue()), entry.getKey()));
    }

    @Override
    protected QueryResult matchDocuments(
            Document query, Document orderBy, int numberToSkip, int limit, int batchSize, Document fieldSelector) {
        Stream<DocumentWithPosition<Long>> all = streamAllDocumentsWithPosition();
        if (isNaturalDescending(orderBy)) {
            Comparator<DocumentWithPosition<Long>> oldestFirst =
                    Comparator.comparing(DocumentWithPosition::getPosition);
            all = all.sorted(oldestFirst.reversed());
        }
        Stream<Document> matches = all.map(DocumentWithPosition::getDocument)
                .filter(document -> documentMatchesQuery(document, query))
                .peek(new SortBudget()::take);
        return matchDocumentsFromStream(
                matches, new Document(), orderBy, numberToSkip, limit, batchSize, fieldSelector);
    }

    @Override
    public int count() {
        return documents.size();
    }

    @Override
    public boolean isEmpty() {
        return documents.isEmpty();
    }

    /** Not kept: it would add a page to every commit for a figure that nobody asks for. */
    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected void updateDataSize(int sizeDeltaBytes) {
        throw new IllegalStateException("the size is not tracked");
    }

    @Override
    protected int getDataSize() {
        return 0;
    }

    /** Bounds what one query holds in memory when no map has the order that it asks for, as MongoDB bounds a sort. */
    private static final class SortBudget {
        private static final int ERROR = 292; // MongoDB: QueryExceededMemoryLimitNoDiskUseAllowed.
        private static final long MAX_BYTES = 100L << 20; // MongoDB's own bound of a sort in memory.

        private long bytes;

        /** Counts one more document. */
        void take(Document document) {
            bytes += StoredDocument.format(document).length;
            if (bytes > MAX_BYTES) {
                throw new MongoServerError(
                        ERROR,
                        "QueryExceededMemoryLimitNoDiskUseAllowed",
                        "a query holds at most " + MAX_BYTES
                                + " bytes; ask in the order of _id, or for fewer documents");
            }
        }
    }
}
