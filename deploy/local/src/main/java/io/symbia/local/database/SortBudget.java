package io.symbia.local.database;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;

/** Bounds what one query holds in memory when no map has the order that it asks for, as MongoDB bounds a sort. */
final class SortBudget {
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
                    "a query holds at most " + MAX_BYTES + " bytes; ask in the order of _id, or for fewer documents");
        }
    }
}
