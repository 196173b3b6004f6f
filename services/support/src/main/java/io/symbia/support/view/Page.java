package io.symbia.support.view;

import java.util.List;
import java.util.Optional;

/**
 * Some documents, in the order of their ids.
 *
 * @param next cursor of the next page; empty on the last one
 */
public record Page<V>(List<V> items, Optional<String> next) {
    public Page {
        items = List.copyOf(items);
    }
}
