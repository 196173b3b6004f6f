package io.symbia.log.crash;

import io.symbia.log.fence.LogState;
import io.symbia.log.fence.LogStateStore;
import io.symbia.log.fence.LogStateUnavailableException;
import java.util.Optional;

/** A log state that tells a countdown before and after each change. */
record CountingLogState(LogStateStore states, Countdown countdown) implements LogStateStore {
    @Override
    public Optional<LogState> read(String origin) throws LogStateUnavailableException {
        return states.read(origin);
    }

    @Override
    public boolean create(LogState first) throws LogStateUnavailableException {
        countdown.about("create log state");
        return states.create(first);
    }

    @Override
    public boolean replace(LogState from, LogState to) throws LogStateUnavailableException {
        countdown.about("replace log state");
        boolean replaced = states.replace(from, to);
        countdown.about("log state replaced");
        return replaced;
    }
}
