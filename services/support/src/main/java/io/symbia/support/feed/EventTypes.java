package io.symbia.support.feed;

import io.symbia.events.kernel.catalogue.EventCatalogue;
import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.events.kernel.envelope.EventEnvelope;
import io.symbia.events.kernel.envelope.Topics;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the types and topics of event classes. */
public final class EventTypes {
    private EventTypes() {}

    /** The types on the wire of these classes; one that is not in the catalogue is a bug. */
    public static Set<String> of(Collection<Class<? extends DomainEvent>> events, EventCatalogue catalogue) {
        return events.stream()
                .map(event -> catalogue
                        .typeOf(event)
                        .orElseThrow(() -> new IllegalStateException("not in the catalogue: " + event)))
                .collect(Collectors.toSet());
    }

    /** The topic that events of this type are on. */
    public static String topicOf(String type) {
        return Topics.events(EventEnvelope.serviceOf(type));
    }
}
