package io.symbia.support.consumer;

import io.symbia.events.kernel.domain.DomainEvent;
import java.util.Set;

/**
 * What a service does because something happened. A bean; events come at least once and in the order of their stream, one at
 * a time per reaction. Repetitions are recognised by (stream, sequence) and dropped; only after a crash may the events of
 * the last moments come again, so its commands must be idempotent.
 *
 * <p>A {@link io.symbia.support.refusal.Refusal} or a bug parks the event with its reason on {@code <topic>.parked} and the
 * partition goes on; a fault that passes (database or broker away, a lost race) is tried again until it is over.
 */
public interface Reaction {
    /** Lower case with dashes, unique in the service, and forever: what was already handled is remembered under it. */
    String name();

    /** The events it wants; their topics are found by their types. */
    Set<Class<? extends DomainEvent>> handles();

    /** Handles one event, by commands through the {@link io.symbia.support.command.CommandDoor} and state in tables. */
    void on(ReceivedEvent event);
}
