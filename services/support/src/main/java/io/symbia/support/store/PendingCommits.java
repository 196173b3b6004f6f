package io.symbia.support.store;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.symbia.support.platform.Pieces;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/**
 * Finds the commits that may still have to be published: by an index where the server keeps one of such documents alone, otherwise by
 * looking at each commit, a page of ids at a time, so that no single question grows with the store.
 */
final class PendingCommits {
    private static final int MAX_PAGE = 5_000; // A document of two fields each: about 300 kB.

    private final MongoCollection<Document> commits;
    private final Pieces pages = new Pieces(MAX_PAGE); // Guarded by this.
    private Optional<Boolean> indexed = Optional.empty(); // Unknown until the server was asked.

    PendingCommits(MongoCollection<Document> commits) {
        this.commits = commits;
    }

    /** Their ids, in no order. */
    synchronized List<CommitId> find() {
        if (indexed.isEmpty()) indexed = Optional.of(hasIndex());
        try {
            return indexed.get() ? byIndex() : byLooking();
        } catch (MongoException failure) {
            var _ = pages.failed(failure); // The next question is smaller; the sweep rests before it asks.
            throw failure;
        }
    }

    /** A server that keeps unique indexes only passes over the wish, and does not list it. */
    private boolean hasIndex() {
        String name = commits.createIndex(Indexes.ascending(CommitDocuments.PENDING), new IndexOptions().sparse(true));
        for (Document index : commits.listIndexes()) if (name.equals(index.getString("name"))) return true;
        return false;
    }

    private List<CommitId> byIndex() {
        List<CommitId> ids = new ArrayList<>();
        for (Document document :
                commits.find(Filters.eq(CommitDocuments.PENDING, true)).projection(Projections.include("_id"))) {
            ids.add(CommitId.parse(document.getString("_id")));
        }
        return ids;
    }

    private List<CommitId> byLooking() {
        List<CommitId> ids = new ArrayList<>();
        String last = "";
        int read;
        int page;
        do {
            long startNanos = System.nanoTime();
            read = 0;
            page = pages.size();
            for (Document document : commits.find(Filters.gt("_id", last))
                    .projection(Projections.include("_id", CommitDocuments.PENDING))
                    .sort(Sorts.ascending("_id"))
                    .limit(page)) {
                read++;
                last = document.getString("_id");
                if (document.getBoolean(CommitDocuments.PENDING, false)) ids.add(CommitId.parse(last));
            }
            pages.done(Duration.ofNanos(System.nanoTime() - startNanos));
        } while (read == page);
        return ids;
    }
}
