package io.symbia.support.reconciliation;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.symbia.support.platform.Rests;
import io.symbia.support.store.DuplicateKeys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.bson.Document;

/**
 * The pass over all streams that the instances of a service make together, a piece at a time: whoever is free takes the streams after those
 * that were taken last.
 *
 * <pre>{@code {_id: "pass", revision, runs, afterStream, given, sealed, leaves: [..], open: [{after, upTo, by, atMillis}], whole,
 * lastFullPassMillis}}}</pre>
 *
 * <p>{@code runs} is whether a pass has begun, {@code given} how many receipts there were then, {@code sealed} how many sealed events were
 * met so far and {@code leaves} what findings are about. A piece whose taker has died is taken again after a while. It counts when it is
 * done, once; so the sum is that of all streams whoever has looked at them.
 */
final class Passes {
    /** Longest time that a piece may take: rests are many times as long as the looking, and a stream may be long. */
    static final Duration ABANDONED = Duration.ofMinutes(30);

    private static final String ID = "pass";
    private static final int MAX_LEAVES = 10_000; // Of findings: a document of less than a megabyte.

    private final MongoCollection<Document> documents;
    private final String self;

    /**
     * The passes of a service.
     *
     * @param self names this process among its instances
     */
    Passes(MongoDatabase database, String self) {
        this.documents = database.getCollection("reconciliation");
        this.self = self;
    }

    /** Streams after one id, up to another with it. */
    record Piece(String after, String upTo) {}

    /**
     * A pass that is over.
     *
     * @param whole  whether it was counted from its beginning; one that an older version had begun was not
     * @param given  receipts when it began
     * @param sealed events of the store that are sealed
     * @param leaves what findings are about
     */
    record Over(boolean whole, long given, long sealed, Set<Long> leaves) {}

    /** The work that is due. */
    sealed interface Turn {
        /** This piece is the caller's. */
        record Take(Piece piece) implements Turn {}

        /** The pass is over, and the caller has ended it. */
        record End(Over over) implements Turn {}

        /** Nothing, or others do it. */
        record Rest() implements Turn {}
    }

    /** The end of the last full pass, if there was one. */
    Optional<Long> lastFullPassMillis() {
        return Optional.ofNullable(documents.find(Filters.eq("_id", ID)).first())
                .map(found -> found.getLong("lastFullPassMillis"));
    }

    /**
     * Finds something to do in the pass that runs.
     *
     * @param begin    whether to begin one where none runs
     * @param receipts counts those that there are
     * @param next     id of the last stream of the next piece after a stream; empty when there are no more
     */
    Turn turn(boolean begin, long nowMillis, LongSupplier receipts, Function<String, Optional<String>> next) {
        while (true) {
            Document pass = read();
            if (!pass.getBoolean("runs", false)) {
                if (!begin) return new Turn.Rest();
                begin(pass, receipts.getAsLong());
            }
            List<Document> open = new ArrayList<>(pass.getList("open", Document.class, List.of()));
            Optional<Document> abandoned = open.stream()
                    .filter(piece -> Rests.isOver(piece.getLong("atMillis"), ABANDONED, nowMillis))
                    .findFirst();
            Turn turn;
            if (abandoned.isPresent()) {
                open.remove(abandoned.get());
                turn = take(
                        open,
                        abandoned.get().getString("after"),
                        abandoned.get().getString("upTo"),
                        nowMillis);
            } else {
                String after = pass.getString("afterStream");
                Optional<String> upTo = pass.getBoolean("ended", false) ? Optional.empty() : next.apply(after);
                if (upTo.isPresent()) {
                    pass.put("afterStream", upTo.get());
                    turn = take(open, after, upTo.get(), nowMillis);
                } else if (open.isEmpty()) {
                    turn = new Turn.End(end(pass, nowMillis));
                } else {
                    if (pass.getBoolean("ended", false)) return new Turn.Rest();
                    pass.put("ended", true);
                    turn = new Turn.Rest();
                }
            }
            pass.put("open", open);
            if (replace(pass)) return turn;
        }
    }

    /**
     * Records that a piece is done.
     *
     * @param sealed events in it that are kept and sealed
     * @param leaves what findings in it are about
     */
    void done(Piece piece, long sealed, Set<Long> leaves) {
        while (true) {
            Document pass = read();
            List<Document> open = new ArrayList<>(pass.getList("open", Document.class, List.of()));
            boolean mine = open.removeIf(taken -> taken.getString("after").equals(piece.after())
                    && taken.getString("by").equals(self));
            if (!mine) return; // It took too long, and another has taken it: that one's word counts.
            List<Long> known = new ArrayList<>(pass.getList("leaves", Long.class, List.of()));
            leaves.stream().limit(Math.max(0, MAX_LEAVES - known.size())).forEach(known::add);
            pass.append("open", open).append("leaves", known).append("sealed", pass.get("sealed", 0L) + sealed);
            if (replace(pass)) return;
        }
    }

    private static void begin(Document pass, long given) {
        boolean fromTheStart = pass.getString("afterStream").isEmpty();
        pass.append("runs", true)
                .append("ended", false)
                .append("whole", fromTheStart)
                .append("given", given)
                .append("sealed", 0L)
                .append("leaves", List.of());
    }

    private Turn take(List<Document> open, String after, String upTo, long nowMillis) {
        open.add(new Document("after", after)
                .append("upTo", upTo)
                .append("by", self)
                .append("atMillis", nowMillis));
        return new Turn.Take(new Piece(after, upTo));
    }

    private static Over end(Document pass, long nowMillis) {
        Over over = new Over(
                pass.getBoolean("whole", false),
                pass.getLong("given"),
                pass.getLong("sealed"),
                Set.copyOf(pass.getList("leaves", Long.class)));
        pass.append("runs", false).append("afterStream", "").append("lastFullPassMillis", nowMillis);
        return over;
    }

    private Document read() {
        Document found = documents.find(Filters.eq("_id", ID)).first();
        Document pass = found == null ? new Document("_id", ID) : found;
        pass.putIfAbsent("afterStream", "");
        pass.putIfAbsent("revision", 0L);
        return pass;
    }

    private boolean replace(Document pass) {
        long revision = pass.getLong("revision");
        pass.put("revision", revision + 1);
        var unchanged = Filters.and(
                Filters.eq("_id", ID),
                revision == 0 ? Filters.exists("revision", false) : Filters.eq("revision", revision));
        if (documents.replaceOne(unchanged, pass).getMatchedCount() == 1) return true;
        if (revision > 0) return false;
        try {
            documents.insertOne(pass);
            return true;
        } catch (MongoWriteException failure) {
            if (DuplicateKeys.is(failure)) return false;
            throw failure;
        }
    }
}
