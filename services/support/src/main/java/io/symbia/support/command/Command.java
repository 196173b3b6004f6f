package io.symbia.support.command;

import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.envelope.StreamId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Asks an aggregate to do something. A record; the commands of an aggregate are one sealed interface.
 *
 * <p>A door fills it from a request: what the path names from the path, the rest from the body.
 */
public interface Command {
    /** The moment and place in the world of the fact that it tells. */
    Happened happened();

    /** The stream that it changes. */
    @TargetAggregateIdentifier
    StreamId stream();
}
