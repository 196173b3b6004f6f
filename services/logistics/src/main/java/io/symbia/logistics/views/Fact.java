package io.symbia.logistics.views;

import io.symbia.events.canonical.Digest;
import io.symbia.support.consumer.ReceivedEvent;

/**
 * Names the event that a line of a view stands on.
 *
 * @param eventId its exact bytes are at {@code /logistics/events/<eventId>}
 * @param digest SHA-256 of those bytes; its proof is at the log's {@code /proofs/<digest>}
 * @param sequence zero-based position in the consignment's stream
 */
public record Fact(String eventId, Digest digest, long sequence) {
    static Fact of(ReceivedEvent received) {
        return new Fact(
                received.envelope().id(), received.digest(), received.envelope().sequence());
    }
}
