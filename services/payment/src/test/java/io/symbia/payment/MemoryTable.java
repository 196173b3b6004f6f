package io.symbia.payment;

import io.symbia.support.consumer.StateTable;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** A state table in memory. */
public final class MemoryTable<S> implements StateTable<S> {

    private final ConcurrentHashMap<String, S> rows = new ConcurrentHashMap<>();

    @Override
    public Optional<S> find(String id) {
        return Optional.ofNullable(rows.get(id));
    }

    @Override
    public void put(String id, S state) {
        rows.put(id, state);
    }

    @Override
    public S update(String id, Function<Optional<S>, S> change) {
        return rows.compute(id, (_, row) -> change.apply(Optional.ofNullable(row)));
    }
}
