package io.symbia.support.command;

import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.origin.ParticipantId;
import java.util.Optional;
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

    /**
     * The participant whose own name the stream has, if the command begins one under such a name: nobody else may give it, since its owner
     * might need the name. A release rule, for one, may name a consignment before it is booked.
     */
    default Optional<ParticipantId> owner() {
        return Optional.empty();
    }
}
