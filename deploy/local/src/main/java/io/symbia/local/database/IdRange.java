package io.symbia.local.database;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

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
