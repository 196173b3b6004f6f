package io.symbia.support.store;

import com.mongodb.client.MongoCursor;
import io.symbia.events.kernel.envelope.StreamId;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The streams of commits that come in the order of their ids, each once. To be closed if it is not read to its end. */
public final class StreamIds implements Iterator<StreamId>, AutoCloseable {
    private final MongoCursor<Document> commits;
    private @Nullable StreamId last; // The one that was given last.
    private @Nullable StreamId next; // Null when it has to be looked for.

    StreamIds(MongoCursor<Document> commits) {
        this.commits = commits;
    }

    @Override
    public boolean hasNext() {
        while (next == null && commits.hasNext()) {
            StreamId stream = CommitId.parse(commits.next().getString("_id")).stream();
            if (!stream.equals(last)) next = stream;
        }
        return next != null;
    }

    @Override
    public StreamId next() {
        StreamId found = hasNext() ? next : null;
        if (found == null) throw new NoSuchElementException("no more streams");
        last = found;
        next = null;
        return found;
    }

    @Override
    public void close() {
        commits.close();
    }
}
