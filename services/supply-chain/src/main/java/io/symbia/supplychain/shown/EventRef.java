package io.symbia.supplychain.shown;

import io.symbia.events.kernel.canonical.Digest;
import io.symbia.support.consumer.ReceivedEvent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Names the event behind a statement, so that its bytes ({@code /supply-chain/events/<id>}) and its proof ({@code /proofs/<digest>} at
 * the log) can be asked for.
 *
 * @param type on the wire
 * @param sequence zero-based in its stream
 * @param digest SHA-256 of the exact bytes
 * @param occurredAt when it happened in the world, as its issuer says
 * @param eventTimeZoneOffset local time there, where somebody stated it
 */
public record EventRef(
        String id,
        String type,
        long sequence,
        Digest digest,
        Instant occurredAt,
        Optional<ZoneOffset> eventTimeZoneOffset) {

    /** The reference of an event that was received. */
    public static EventRef of(ReceivedEvent received) {
        return new EventRef(
                received.envelope().id(),
                received.envelope().type(),
                received.envelope().sequence(),
                received.digest(),
                received.event().happened().at(),
                received.event().happened().offset());
    }
}
