package io.symbia.support.store;

import io.symbia.events.kernel.canonical.CanonicalBytes;
import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.envelope.EventCodec;
import io.symbia.events.kernel.envelope.EventEnvelope;
import io.symbia.events.kernel.envelope.SealedEvent;
import io.symbia.events.kernel.origin.SealedOrigin;
import io.symbia.events.kernel.privacy.Disclosure;
import io.symbia.events.kernel.privacy.Sensitivity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * How a commit stands in MongoDB:
 *
 * <pre>{@code
 * { _id: "payment/escrow/E-1#7", firstSequence: 9, acceptedAtMillis: 1795…, requestKey: "…", pending: true,
 *   origin: BinData(0),
 *   events: [ { id, type, digest: "hex", bytes: BinData(0), restricted: ["base64url"…], personal: […] } … ] }
 * }</pre>
 *
 * {@code pending} is absent once the commit was published.
 */
final class CommitDocuments {
    static final String PENDING = "pending";

    private final EventCodec codec;

    CommitDocuments(EventCodec codec) {
        this.codec = codec;
    }

    Document format(Commit commit) {
        List<Document> events = new ArrayList<>();
        for (SealedEvent event : commit.events()) events.add(formatEvent(event));
        Document document = new Document("_id", commit.id().toString())
                .append("firstSequence", commit.firstSequence())
                .append("acceptedAtMillis", commit.acceptedAt().toEpochMilli());
        commit.requestKey().ifPresent(key -> document.append("requestKey", key));
        if (commit.pending()) document.append(PENDING, true);
        document.append("origin", new Binary(commit.origin().bytes().toArray()));
        return document.append("events", events);
    }

    private static Document formatEvent(SealedEvent event) {
        return new Document("id", event.envelope().id())
                .append("type", event.envelope().type())
                .append("digest", event.digest().hex())
                .append("bytes", new Binary(event.bytes().toArray())) // Subtype 0, which every server knows.
                .append("restricted", disclosures(event, Sensitivity.RESTRICTED))
                .append("personal", disclosures(event, Sensitivity.PERSONAL));
    }

    private static List<String> disclosures(SealedEvent event, Sensitivity sensitivity) {
        return event.disclosures().stream()
                .filter(disclosure -> disclosure.sensitivity() == sensitivity)
                .map(Disclosure::encoded)
                .toList();
    }

    /** The events of a commit as they stand there. */
    static List<KeptEvent> kept(Document document) {
        List<KeptEvent> kept = new ArrayList<>();
        long sequence = document.getLong("firstSequence");
        Instant acceptedAt = Instant.ofEpochMilli(document.getLong("acceptedAtMillis"));
        for (Document event : document.getList("events", Document.class)) {
            CanonicalBytes bytes =
                    CanonicalBytes.of(event.get("bytes", Binary.class).getData());
            kept.add(new KeptEvent(sequence++, bytes, bytes.digest(), acceptedAt));
        }
        return kept;
    }

    Commit parse(Document document) {
        CommitId id = CommitId.parse(document.getString("_id"));
        List<SealedEvent> events = new ArrayList<>();
        for (Document event : document.getList("events", Document.class)) events.add(parseEvent(id, event));
        Commit commit = commit(id, events, document);
        if (commit.firstSequence() != document.getLong("firstSequence")) {
            throw new CorruptStreamException("commit " + id + ": first sequence differs from its events");
        }
        return commit;
    }

    private static Commit commit(CommitId id, List<SealedEvent> events, Document document) {
        Binary origin = document.get("origin", Binary.class);
        if (origin == null) throw new CorruptStreamException("commit " + id + " has no origin");
        try {
            return new Commit(
                    id,
                    events,
                    SealedOrigin.read(CanonicalBytes.of(origin.getData())),
                    Optional.ofNullable(document.getString("requestKey")),
                    Instant.ofEpochMilli(document.getLong("acceptedAtMillis")),
                    document.getBoolean(PENDING, false));
        } catch (IllegalArgumentException unfit) {
            throw new CorruptStreamException("commit " + id + ": " + unfit.getMessage(), unfit);
        }
    }

    private SealedEvent parseEvent(CommitId id, Document document) {
        CanonicalBytes bytes =
                CanonicalBytes.of(document.get("bytes", Binary.class).getData());
        Digest digest = Digest.parseHex(document.getString("digest"));
        if (!bytes.digest().equals(digest)) { // INVARIANT: what was kept is read back byte for byte, or not at all.
            throw new CorruptStreamException("commit " + id + ": bytes of " + bytes.digest() + " kept as " + digest);
        }
        EventEnvelope envelope;
        try {
            envelope = codec.read(bytes);
        } catch (IllegalArgumentException unreadable) {
            throw new CorruptStreamException("commit " + id + ": " + unreadable.getMessage(), unreadable);
        }
        List<Disclosure> disclosures = new ArrayList<>();
        for (String encoded : document.getList("restricted", String.class)) {
            disclosures.add(Disclosure.parse(encoded, Sensitivity.RESTRICTED));
        }
        for (String encoded : document.getList("personal", String.class)) {
            disclosures.add(Disclosure.parse(encoded, Sensitivity.PERSONAL));
        }
        return new SealedEvent(envelope, bytes, disclosures);
    }
}
