package io.symbia.support.view;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which page is wanted. Controllers take it as an argument (query parameters {@code cursor} and {@code limit}) and add their
 * filters by {@link #with}.
 *
 * @param cursor  id after which the page starts, behind which the previous page ended
 * @param limit   number of documents, in [1, {@value #MAX_LIMIT}]
 * @param filters field of the view (dots reach into it) and the text, number or truth value it must equal; of a list, one element
 */
public record PageRequest(Optional<String> cursor, int limit, Map<String, Object> filters) {
    /** Enough for an export in few requests; a page is kept in memory as a whole. */
    public static final int MAX_LIMIT = 500;

    public static final int DEFAULT_LIMIT = 50;

    /** Names of the query parameters by which a page is asked for. */
    public static final Set<String> PARAMETERS = Set.of("cursor", "limit");

    public PageRequest {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be in [1, " + MAX_LIMIT + "], was " + limit);
        }
        filters = Map.copyOf(filters);
        for (Object value : filters.values()) {
            if (!(value instanceof String || value instanceof Number || value instanceof Boolean)) {
                throw new IllegalArgumentException("a filter is a text, a number or a truth value, was " + value);
            }
        }
    }

    /** The first page of the default size. */
    public static PageRequest first() {
        return new PageRequest(Optional.empty(), DEFAULT_LIMIT, Map.of());
    }

    /** The same with one more filter when there is a value; identifiers filter by their text. */
    public PageRequest with(String field, Optional<?> value) {
        if (value.isEmpty()) return this;
        Map<String, Object> more = new LinkedHashMap<>(filters);
        Object wanted = value.get();
        more.put(field, wanted instanceof Number || wanted instanceof Boolean ? wanted : wanted.toString());
        return new PageRequest(cursor, limit, more);
    }
}
