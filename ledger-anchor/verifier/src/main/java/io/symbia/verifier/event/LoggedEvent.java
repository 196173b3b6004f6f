package io.symbia.verifier.event;

import io.symbia.events.kernel.canonical.CanonicalBytes;
import io.symbia.events.kernel.catalogue.EventCatalogue;
import io.symbia.events.kernel.envelope.EventCodec;
import io.symbia.events.kernel.envelope.EventEnvelope;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.entry.StreamTag;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.MerkleTree;
import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.report.NotProvenException;
import java.util.List;

/**
 * An event and the leaf that it must have: everything in the leaf is computed from the event's own bytes, so a leaf with another digest,
 * stream or sequence cannot stand for it.
 *
 * @param envelope what the bytes say
 * @param entry    the log's entry for exactly these bytes
 * @param leafHash hash of that entry
 */
public record LoggedEvent(EventEnvelope envelope, Entry.Event entry, Hash leafHash) {
    /** Reads any type of event: a verifier need not be newer than what it verifies. */
    private static final EventCodec CODEC = new EventCodec(new EventCatalogue(List.of()), () -> {
        throw new IllegalStateException("a verifier seals nothing");
    });

    /** Refuses bytes that are not the canonical form of an event. */
    public static LoggedEvent read(Octets bytes) throws NotProvenException {
        EventEnvelope envelope;
        try {
            envelope = CODEC.read(CanonicalBytes.of(bytes.toArray()));
        } catch (IllegalArgumentException e) {
            throw new NotProvenException("event", e.getMessage());
        }
        Entry.Event entry = new Entry.Event(
                Hash.ofContent(bytes.toArray()), StreamTag.of(envelope.tag().toArray()), envelope.sequence());
        return new LoggedEvent(envelope, entry, MerkleTree.leafHash(entry.format()));
    }
}
