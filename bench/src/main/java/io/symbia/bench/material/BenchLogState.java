package io.symbia.bench.material;

import io.symbia.log.fence.LogState;
import io.symbia.log.fence.LogStateStore;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A log state in memory: one small write a batch is not what is measured. */
public final class BenchLogState implements LogStateStore {
    private final Map<String, LogState> states = new ConcurrentHashMap<>();

    @Override
    public Optional<LogState> read(String origin) {
        return Optional.ofNullable(states.get(origin));
    }

    @Override
    public boolean create(LogState first) {
        return states.putIfAbsent(first.origin(), first) == null;
    }

    @Override
    public boolean replace(LogState from, LogState to) {
        return states.replace(from.origin(), from, to);
    }
}
