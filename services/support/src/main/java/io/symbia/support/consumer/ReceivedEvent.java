package io.symbia.support.consumer;

import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.events.kernel.envelope.EventEnvelope;
import io.symbia.events.kernel.origin.Ground;

/**
 * An event as it came over Kafka.
 *
 * @param envelope who says it, when it was accepted, and its place in its stream
 * @param event    what happened; restricted values are disclosed when their disclosures came along, withheld otherwise
 * @param digest   SHA-256 of the exact bytes
 */
public record ReceivedEvent(EventEnvelope envelope, DomainEvent event, Digest digest) {
    /** The event as something that a derivation rests on. */
    public Ground ground() {
        return new Ground(envelope.id(), digest);
    }
}
