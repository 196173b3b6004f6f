package io.symbia.log.testkit;

import io.symbia.log.fence.LogState;
import io.symbia.log.fence.LogStateStore;
import io.symbia.log.fence.LogStateUnavailableException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A log state in memory, whose answers can be lost before or after the change was made. */
public final class MemoryLogState implements LogStateStore {
    private final Map<String, LogState> states = new HashMap<>();
    private Consumer<String> before = name -> {};
    private int loseAnswers;
    private volatile boolean away;

    /** Is told of each change just before it is made. */
    public void before(Consumer<String> watcher) {
        before = watcher;
    }

    /** The state of a log that has one. */
    public synchronized LogState get(String origin) {
        return Optional.ofNullable(states.get(origin)).orElseThrow();
    }

    /** Whether no log has a state. */
    public synchronized boolean isEmpty() {
        return states.isEmpty();
    }

    /** Makes the next changes, but loses their answers. */
    public void loseAnswers(int count) {
        loseAnswers = count;
    }

    /** Loses a state, as a database that was made anew. */
    public void forget(String origin) {
        states.remove(origin);
    }

    /** Whether nobody answers at all. */
    public void away(boolean isAway) {
        away = isAway;
    }

    /** Sets a state, as a backup or another process would. */
    public void put(LogState state) {
        states.put(state.origin(), state);
    }

    @Override
    public synchronized Optional<LogState> read(String origin) throws LogStateUnavailableException {
        requireThere();
        return Optional.ofNullable(states.get(origin));
    }

    @Override
    public synchronized boolean create(LogState first) throws LogStateUnavailableException {
        requireThere();
        before.accept("create log state");
        boolean created = states.putIfAbsent(first.origin(), first) == null;
        loseAnswer();
        return created;
    }

    @Override
    public synchronized boolean replace(LogState from, LogState to) throws LogStateUnavailableException {
        requireThere();
        before.accept("replace log state");
        boolean replaced = states.replace(from.origin(), from, to);
        loseAnswer();
        return replaced;
    }

    private void requireThere() throws LogStateUnavailableException {
        if (away) {
            throw new LogStateUnavailableException(new IOException("connection refused"));
        }
    }

    private void loseAnswer() throws LogStateUnavailableException {
        if (loseAnswers > 0) {
            loseAnswers--;
            throw new LogStateUnavailableException(new IOException("connection reset"));
        }
    }
}
