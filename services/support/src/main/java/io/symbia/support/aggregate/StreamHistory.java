package io.symbia.support.aggregate;

import io.symbia.support.store.StreamHead;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;

/**
 * Events of a stream as they were read, up to a head.
 *
 * @param events those before the head, from where reading began
 */
record StreamHistory(StreamHead head, List<DomainEventMessage<?>> events) {
    StreamHistory {
        events = List.copyOf(events);
    }
}
