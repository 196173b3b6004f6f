package io.symbia.local.database;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;

/** The documents of a collection in the order of their {@code _id}, all of which are texts. */
final class ById implements Scan.Source {
    private final MVMap<byte[], Long> index;
    private final MVMap<Long, byte[]> documents;
    private final Optional<byte[]> end;
    private final boolean descending;
    private Optional<byte[]> last; // Where to go on: a key that was given, or at first the bound.
    private boolean begun;

    ById(MVMap<byte[], Long> index, MVMap<Long, byte[]> documents, IdRange range, boolean descending) {
        this.index = index;
        this.documents = documents;
        this.descending = descending;
        this.last = (descending ? range.to() : range.from()).map(StoredDocument::formatKey);
        this.end = (descending ? range.from() : range.to()).map(StoredDocument::formatKey);
    }

    @Override
    public Iterator<byte[]> goOn() {
        Cursor<byte[], Long> keys = index.cursor(last.orElse(null), end.orElse(null), descending);
        return new Iterator<>() {
            private Optional<byte[]> next = Optional.empty();

            @Override
            public boolean hasNext() {
                while (next.isEmpty() && keys.hasNext()) {
                    byte[] key = keys.next();
                    if (begun && last.filter(given -> Arrays.equals(given, key)).isPresent()) continue;
                    begun = true;
                    last = Optional.of(key);
                    next = Optional.ofNullable(documents.get(keys.getValue()));
                }
                return next.isPresent();
            }

            @Override
            public byte[] next() {
                if (!hasNext()) throw new NoSuchElementException("no more documents");
                byte[] found = next.orElseThrow();
                next = Optional.empty();
                return found;
            }
        };
    }

    /** The same in the order in which they were added. */
    static Scan.Source byAge(MVMap<Long, byte[]> documents) {
        long[] next = {0};
        return () -> {
            Cursor<Long, byte[]> entries = documents.cursor(next[0]);
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return entries.hasNext();
                }

                @Override
                public byte[] next() {
                    next[0] = entries.next() + 1;
                    return entries.getValue();
                }
            };
        };
    }

    /**
     * Between which texts the {@code _id} of every match is. The bounds are included; whether they match is for the query to say.
     *
     * @param from empty from the first on
     * @param to   empty to the last
     */
    record IdRange(Optional<String> from, Optional<String> to) {
        private static final IdRange ALL = new IdRange(Optional.empty(), Optional.empty());

        /** The range that a query states at the top or inside {@code $and}; empty when it asks an {@code _id} anything but its order. */
        static Optional<IdRange> of(Document query) {
            Optional<IdRange> range = Optional.of(ALL);
            for (Map.Entry<String, Object> condition : query.entrySet()) {
                if (condition.getKey().equals("_id")) {
                    range = range.flatMap(before -> before.within(condition.getValue()));
                } else if (condition.getKey().equals("$and") && condition.getValue() instanceof Collection<?> clauses) {
                    for (Object clause : clauses) {
                        if (!(clause instanceof Document part)) return Optional.empty();
                        range = range.flatMap(before -> of(part).map(before::within));
                    }
                }
            }
            return range;
        }

        /** Whether there is a bound. */
        boolean isBounded() {
            return from.isPresent() || to.isPresent();
        }

        private Optional<IdRange> within(Object condition) {
            if (!(condition instanceof Document bounds)) return Optional.empty();
            IdRange range = this;
            for (Map.Entry<String, Object> bound : bounds.entrySet()) {
                if (!(bound.getValue() instanceof String text)) return Optional.empty();
                Optional<String> at = Optional.of(text);
                switch (bound.getKey()) {
                    case "$gt", "$gte" -> range = range.within(new IdRange(at, Optional.empty()));
                    case "$lt", "$lte" -> range = range.within(new IdRange(Optional.empty(), at));
                    default -> {
                        return Optional.empty();
                    }
                }
            }
            return Optional.of(range);
        }

        /** The later of two beginnings is left out: a query that states two is answered rightly by either. */
        private IdRange within(IdRange other) {
            return new IdRange(from.or(other::from), to.or(other::to));
        }
    }
}
