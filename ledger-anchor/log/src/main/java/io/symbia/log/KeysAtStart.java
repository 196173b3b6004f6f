package io.symbia.log;

import io.symbia.log.fence.LogStateStore;
import io.symbia.log.fence.LogStateUnavailableException;
import io.symbia.log.fence.RefusedToStartException;
import io.symbia.log.patience.Patience;
import io.symbia.log.sealing.LogKeys;
import io.symbia.log.storage.LogStore;
import java.io.IOException;
import java.security.SecureRandom;

/** The keys with which a log starts: those of its folder, or new ones for a log that is new. */
final class KeysAtStart {
    private KeysAtStart() {}

    static LogKeys of(LogSettings settings, LogStore store, LogStateStore states, Patience patience)
            throws IOException {
        SecureRandom random = new SecureRandom();
        if (LogKeys.exist(settings.data())) {
            return LogKeys.read(settings.data(), settings.origin(), random);
        }
        boolean hasState = patience.until(LogStateUnavailableException.class, () -> states.read(settings.origin()))
                .isPresent();
        if (store.last().batch() >= 0 || hasState) {
            throw new RefusedToStartException(
                    "key: there is none in %s, but the log %s holds %d leaves and %s log state"
                            .formatted(
                                    settings.data(),
                                    settings.origin(),
                                    store.last().size(),
                                    hasState ? "has a" : "has no"));
        }
        return LogKeys.create(settings.data(), settings.origin(), random);
    }
}
