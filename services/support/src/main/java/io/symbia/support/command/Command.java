package io.symbia.support.command;

import io.symbia.events.domain.Happened;
import io.symbia.events.envelope.StreamId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * What somebody asks an aggregate to do. A record; the commands of an aggregate are one sealed interface.
 *
 * <p>A door fills it from a request: what the path names from the path, the rest from the body.
 */
public interface Command {
    /** When and where what it tells of happened in the world. */
    Happened happened();

    /** The stream that it changes. */
    @TargetAggregateIdentifier
    StreamId stream();
}
