package io.symbia.support.store;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.symbia.events.kernel.envelope.EventCodec;
import io.symbia.events.kernel.envelope.StreamId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.axonframework.modelling.command.ConcurrencyException;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Keeps commits and reads them back. Every access but {@link #pending} is by primary key.
 *
 * <p>The database must acknowledge by {@code w: majority, j: true} and read with majority concern; see the platform's wiring.
 */
public final class CommitStore {
    /** First and largest number of commits asked for at once while loading: most streams are short, some are long. */
    static final int FIRST_CHUNK = 16;

    static final int MAX_CHUNK = 256; // At a few kilobytes a commit, a reply of about a megabyte.
    private static final int CHUNK_GROWTH = 4;

    /** Sorts behind the {@code #} of every commit of a stream, and before whatever may continue a stream's id. */
    private static final String AFTER_ITS_COMMITS = "$";

    private static final Comparator<Commit> IN_ORDER = Comparator.comparing(
                    (Commit commit) -> commit.stream().toString())
            .thenComparingLong(commit -> commit.id().number());

    static final int MAX_INSERT_ATTEMPTS = 3; // After that the client is told that nobody knows.

    private final MongoCollection<Document> commits;
    private final CommitDocuments documents;
    private final PendingCommits pending;

    public CommitStore(MongoDatabase database, EventCodec codec) {
        this.commits = database.getCollection("commits");
        this.documents = new CommitDocuments(codec);
        this.pending = new PendingCommits(commits);
    }

    /**
     * Keeps a commit at the head of its stream.
     *
     * @throws ConcurrencyException    when another writer's commit has its place; nothing was kept
     * @throws OutcomeUnknownException when the database did not answer
     */
    public void append(StreamHead head, Commit commit) {
        head.after(commit); // INVARIANT: checked here before writing, and by whoever follows the stream after reading.
        Document document = documents.format(commit);
        @Nullable MongoException last = null;
        for (int attempt = 1; attempt <= MAX_INSERT_ATTEMPTS; attempt++) {
            try {
                commits.insertOne(document);
                return;
            } catch (MongoException failure) {
                if (!DuplicateKeys.is(failure)) {
                    last = failure; // It may or may not have been kept: the next attempt finds out.
                } else if (isOurs(commit)) {
                    return; // An earlier attempt arrived although its answer was lost.
                } else {
                    throw new ConcurrencyException("commit " + commit.id() + " was made by another writer", failure);
                }
            }
        }
        throw new OutcomeUnknownException(commit.id(), last);
    }

    /** Event ids are made for one attempt of one command, so equal ids mean the same commit. */
    private boolean isOurs(Commit commit) {
        String firstId = commit.events().getFirst().envelope().id();
        return find(commit.id())
                .map(kept -> kept.events().getFirst().envelope().id().equals(firstId))
                .orElse(false);
    }

    /**
     * Reads a stream on from a head, in order, checking that each commit follows the one before.
     *
     * @param sink gets each commit once
     * @return the head after the last commit
     * @throws CorruptStreamException when a commit is missing in the middle or does not follow
     */
    public StreamHead follow(StreamHead from, Consumer<Commit> sink) {
        StreamHead head = from;
        int chunk = FIRST_CHUNK;
        while (true) {
            List<Commit> found = readChunk(head, chunk);
            for (Commit commit : found) {
                head = head.after(commit);
                sink.accept(commit);
            }
            if (found.size() < chunk) return head;
            chunk = Math.min(chunk * CHUNK_GROWTH, MAX_CHUNK);
        }
    }

    private List<Commit> readChunk(StreamHead head, int size) {
        return find(LongStream.range(head.nextCommit(), head.nextCommit() + size)
                .mapToObj(number -> new CommitId(head.stream(), number))
                .toList());
    }

    /** The commit, if it was kept. */
    public Optional<Commit> find(CommitId id) {
        return find(List.of(id)).stream().findFirst();
    }

    /** Those of the commits that were kept, by stream and number. */
    public List<Commit> find(Collection<CommitId> ids) {
        List<Commit> found = new ArrayList<>();
        for (Document document : commits.find(Filters.in("_id", texts(ids)))) found.add(documents.parse(document));
        found.sort(IN_ORDER);
        return found;
    }

    /** Ids of commits that may still have to be published, in no order. For sweeps, not for each command. */
    public List<CommitId> pending() {
        return pending.find();
    }

    /**
     * Those of the commits that were kept and can be read, by stream and number.
     *
     * @param damaged is told of each that cannot be read
     */
    public List<Commit> findReadable(Collection<CommitId> ids, Consumer<CommitId> damaged) {
        List<Commit> found = new ArrayList<>();
        for (Document document : commits.find(Filters.in("_id", texts(ids)))) {
            try {
                found.add(documents.parse(document));
            } catch (RuntimeException unreadable) { // Whatever somebody has made of it.
                damaged.accept(CommitId.parse(document.getString("_id")));
            }
        }
        found.sort(IN_ORDER);
        return found;
    }

    /** Which of the commits are still pending. */
    public List<CommitId> stillPending(Collection<CommitId> ids) {
        List<CommitId> pending = new ArrayList<>();
        for (Document document : commits.find(Filters.in("_id", texts(ids)))
                .projection(Projections.include("_id", CommitDocuments.PENDING))) {
            if (document.getBoolean(CommitDocuments.PENDING, false)) {
                pending.add(CommitId.parse(document.getString("_id")));
            }
        }
        return pending;
    }

    /** Records that the commits were published; repeating it changes nothing. */
    public void clearPending(Collection<CommitId> ids) {
        commits.updateMany(Filters.in("_id", texts(ids)), Updates.unset(CommitDocuments.PENDING));
    }

    /** The events of a stream as they stand, unchecked and in the order of their sequences: for comparing with the log. */
    public List<KeptEvent> kept(StreamId stream) {
        List<KeptEvent> kept = new ArrayList<>();
        long next = 0;
        while (true) {
            List<CommitId> ids = LongStream.range(next, next + MAX_CHUNK)
                    .mapToObj(number -> new CommitId(stream, number))
                    .toList();
            boolean found = false;
            for (Document document : commits.find(Filters.in("_id", texts(ids)))) {
                kept.addAll(CommitDocuments.kept(document));
                found = true;
            }
            if (!found) break; // So many commits in a row are not lost without the log knowing of later ones.
            next += MAX_CHUNK;
        }
        kept.sort(Comparator.comparingLong(KeptEvent::sequence));
        return kept;
    }

    /** The streams after one of them, in the order of their ids; each is read from the database when it is asked for. */
    public StreamIds streamsAfter(String last) {
        return new StreamIds(commits.find(Filters.gt("_id", last + AFTER_ITS_COMMITS))
                .projection(Projections.include("_id"))
                .sort(Sorts.ascending("_id"))
                .iterator());
    }

    private static List<String> texts(Collection<CommitId> ids) {
        return ids.stream().map(CommitId::toString).toList();
    }
}
