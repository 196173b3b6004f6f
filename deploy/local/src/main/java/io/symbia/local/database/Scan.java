package io.symbia.local.database;

import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Reads documents in the order of a map, as many as are asked for, and goes on from the last one. Between two answers nothing is held
 * but its key: what is removed meanwhile is passed over, what is added behind it is found.
 */
final class Scan extends AbstractCursor {
    /** An answer has at most 48 MB, and is held in memory as a whole. */
    static final int MAX_ANSWER_BYTES = 16 << 20;

    /** Documents one after the other. */
    interface Source {
        /** The stored bytes of those that follow the last one that any iterator of this source gave. */
        Iterator<byte[]> goOn();
    }

    private final Source source;
    private final Predicate<Document> wanted;
    private final UnaryOperator<List<Document>> projection;
    private int toSkip;
    private long remaining;
    private boolean ended;

    /**
     * A scan that has not begun.
     *
     * @param limit how many documents there are at most; 0 for all
     */
    Scan(
            long id,
            Source source,
            Predicate<Document> wanted,
            UnaryOperator<List<Document>> projection,
            int toSkip,
            int limit) {
        super(id);
        this.source = source;
        this.wanted = wanted;
        this.projection = projection;
        this.toSkip = toSkip;
        this.remaining = limit == 0 ? Long.MAX_VALUE : limit;
    }

    @Override
    public synchronized boolean isEmpty() {
        return ended;
    }

    @Override
    public synchronized List<Document> takeDocuments(int count) {
        List<Document> found = new ArrayList<>();
        long bytes = 0;
        Iterator<byte[]> candidates = source.goOn();
        while (!ended && found.size() < count && bytes < MAX_ANSWER_BYTES) {
            if (!candidates.hasNext()) {
                ended = true;
                break;
            }
            byte[] stored = candidates.next();
            Document document = StoredDocument.parse(stored);
            if (!wanted.test(document)) continue;
            if (toSkip > 0) {
                toSkip--;
                continue;
            }
            found.add(document);
            bytes += stored.length;
            remaining--;
            ended = remaining == 0;
        }
        return projection.apply(found);
    }
}
