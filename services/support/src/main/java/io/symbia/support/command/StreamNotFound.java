package io.symbia.support.command;

import io.symbia.events.envelope.StreamId;
import io.symbia.support.refusal.Refusal;
import io.symbia.support.refusal.Status;

/** The command is about something of which nothing was ever heard. */
public final class StreamNotFound extends Refusal {
    private static final long serialVersionUID = 1;

    public StreamNotFound(StreamId stream) {
        super(Status.NOT_FOUND, "stream_not_found", "there is no " + stream);
    }
}
