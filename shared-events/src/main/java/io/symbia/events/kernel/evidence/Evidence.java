package io.symbia.events.kernel.evidence;

import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.envelope.EventEnvelope;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.privacy.Public;

/**
 * An event of another domain on which a decision rests, named so that anybody can fetch it and check its proof.
 *
 * @param eventId  the event's id
 * @param digest   SHA-256 of its exact bytes
 * @param stream   the stream in which it stands
 * @param sequence its place in that stream, zero-based
 * @param type     its type, for example {@code symbia.logistics.consignment.delivered.v1}
 */
public record Evidence(
        @Public String eventId,
        @Public Digest digest,
        @Public StreamId stream,
        @Public long sequence,
        @Public String type) {

    public Evidence {
        if (sequence < 0) {
            throw new IllegalArgumentException("sequence must be >= 0, was " + sequence);
        }
    }

    /**
     * Names an event that was read.
     *
     * @param digest of the bytes that the envelope was read from
     */
    public static Evidence of(EventEnvelope envelope, Digest digest) {
        return new Evidence(envelope.id(), digest, envelope.stream(), envelope.sequence(), envelope.type());
    }
}
