package io.symbia.events.kernel.envelope;

import io.symbia.events.kernel.canonical.CanonicalBytes;
import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.privacy.Disclosure;
import java.util.List;

/**
 * An event that was written: its bytes never change and are never written again.
 *
 * @param envelope    what the bytes say
 * @param bytes       canonical JSON; their SHA-256 is what the log anchors
 * @param disclosures what shows its confidential values, kept beside the bytes
 */
public record SealedEvent(EventEnvelope envelope, CanonicalBytes bytes, List<Disclosure> disclosures) {
    public SealedEvent {
        disclosures = List.copyOf(disclosures);
    }

    public Digest digest() {
        return bytes.digest();
    }

    public StreamTag tag() {
        return envelope.tag();
    }
}
