package io.symbia.support.command;

import java.util.List;

/**
 * What a command led to. A command that asked for what already was has no events.
 *
 * @param events  in stream order
 * @param version sequence number of the stream's last event after the command, zero-based; the stream's entity tag
 */
public record CommandAnswer(List<EventReference> events, long version) {
    public CommandAnswer {
        events = List.copyOf(events);
        if (version < 0) throw new IllegalArgumentException("version must be >= 0, was " + version);
    }

    /** Whether this command made the stream. */
    public boolean created() {
        return !events.isEmpty() && events.getFirst().sequence() == 0;
    }
}
