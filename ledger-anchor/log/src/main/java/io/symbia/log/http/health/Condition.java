package io.symbia.log.http.health;

import java.util.List;

/**
 * How a log is.
 *
 * @param state                   in one word
 * @param reasons                 why it is not {@link State#UP}; none if it is
 * @param events                  sealed and in no published checkpoint
 * @param oldestUnwitnessedMillis age of the oldest event that was read and is in no published checkpoint; 0 if there is none
 */
public record Condition(State state, List<String> reasons, long events, long oldestUnwitnessedMillis) {
    /** The states, worst first. */
    public enum State {
        /** It does not serve a checkpoint, or has not published what it accepted for a long time. */
        DOWN(0),
        /** It serves and publishes, and something has to be looked at, or will become worse. */
        DEGRADED(1),
        /** Everything that was read is witnessed, or will be in a moment. */
        UP(2);

        private final int level;

        State(int level) {
            this.level = level;
        }

        /** 0 is the worst. */
        public int level() {
            return level;
        }
    }

    /** Keeps a copy of the reasons. */
    public Condition {
        reasons = List.copyOf(reasons);
    }

    /** Whether every event that the log has read is in a published checkpoint, and how old the oldest is that is not. */
    public String answer() {
        return oldestUnwitnessedMillis == 0
                ? "every event that was read is sealed and witnessed"
                : "the oldest event that is not witnessed is %d.%d s old"
                        .formatted(oldestUnwitnessedMillis / 1_000, oldestUnwitnessedMillis % 1_000 / 100);
    }
}
