package io.symbia.support.command;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.support.platform.Rests;
import io.symbia.support.store.Commit;
import io.symbia.support.store.CommitStore;
import io.symbia.support.store.DuplicateKeys;
import io.symbia.support.store.StreamHead;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;

/**
 * Remembers requests that carry an idempotency key: {@code {_id: request key, content: "digest", by: "instance", atMillis, stream?,
 * answer?}}.
 *
 * <p>A process may die between a commit and its answer. The stream is recorded before the command is handled, and the commit
 * carries the request's key, so whoever takes the request over finds the commit instead of making a second one. {@link RequestExpiry}
 * forgets them.
 */
public final class EarlierRequests {
    static final String COLLECTION = "requests";

    /** A request that another process began is left to it so long; then that process counts as dead. */
    static final Duration TAKEOVER = Duration.ofSeconds(30);

    private final MongoCollection<Document> requests;
    private final CommitStore commits;
    private final Clock clock;
    private final String instance;
    private final Set<String> begun = ConcurrentHashMap.newKeySet(); // Claimed here and already led to a command.

    /**
     * The requests of this service.
     *
     * @param instance names this process among those of its service
     */
    public EarlierRequests(MongoDatabase database, CommitStore commits, Clock clock, String instance) {
        this.requests = database.getCollection(COLLECTION);
        this.commits = commits;
        this.clock = clock;
        this.instance = instance;
    }

    /** How a claim ended. */
    public sealed interface Claim {
        /** The request is the caller's to carry out. */
        record Granted() implements Claim {}

        /** The key was used for another request. */
        record OtherContent() implements Claim {}

        /** Another process works on it. */
        record InProgress() implements Claim {}

        /** It was answered before. */
        record Answered(Document answer) implements Claim {}
    }

    /**
     * Claims a request. Two claims of one key within this process must not overlap; the caller sees to that.
     *
     * @param content digest of what was asked
     */
    public Claim claim(String requestKey, String content) {
        begun.remove(requestKey);
        long now = clock.millis();
        try {
            requests.insertOne(new Document("_id", requestKey)
                    .append("content", content)
                    .append("by", instance)
                    .append("atMillis", now));
            return new Claim.Granted();
        } catch (MongoWriteException failure) {
            if (!DuplicateKeys.is(failure)) throw failure;
        }
        Document earlier = requests.find(Filters.eq("_id", requestKey)).first();
        if (earlier == null) return new Claim.InProgress(); // Given up this very moment; the client comes again.
        if (!earlier.getString("content").equals(content)) return new Claim.OtherContent();
        if (earlier.containsKey("answer")) return new Claim.Answered(earlier.get("answer", Document.class));
        return takeOver(requestKey, earlier, now) ? new Claim.Granted() : new Claim.InProgress();
    }

    private boolean takeOver(String requestKey, Document earlier, long now) {
        String by = earlier.getString("by");
        long at = earlier.getLong("atMillis");
        if (!by.equals(instance) && !Rests.isOver(at, TAKEOVER, now)) return false;
        var same = Filters.and(Filters.eq("_id", requestKey), Filters.eq("by", by), Filters.eq("atMillis", at));
        var mine = Updates.combine(Updates.set("by", instance), Updates.set("atMillis", now));
        return requests.updateOne(same, mine).getMatchedCount() == 1;
    }

    /**
     * Records which stream the request is about to change.
     *
     * @return the commit that an earlier attempt at the same request made
     */
    Optional<Commit> begin(String requestKey, StreamId stream) {
        if (!begun.add(requestKey)) throw new IllegalStateException("a request with an idempotency key is one command");
        Document before = requests.findOneAndUpdate(
                Filters.eq("_id", requestKey),
                Updates.set("stream", stream.toString()),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.BEFORE));
        if (before == null || !before.containsKey("stream")) return Optional.empty();
        List<Commit> made = new ArrayList<>();
        commits.follow(StreamHead.start(StreamId.parse(before.getString("stream"))), commit -> {
            if (commit.requestKey().equals(Optional.of(requestKey))) made.add(commit);
        });
        return made.stream().findFirst();
    }

    /** Keeps the answer, for repetitions. */
    public void answered(String requestKey, Document answer) {
        requests.updateOne(Filters.eq("_id", requestKey), Updates.set("answer", answer));
        begun.remove(requestKey);
    }

    /** Forgets a request that failed without effect, so that it may be tried again. */
    public void forget(String requestKey) {
        requests.deleteOne(Filters.eq("_id", requestKey));
        begun.remove(requestKey);
    }
}
