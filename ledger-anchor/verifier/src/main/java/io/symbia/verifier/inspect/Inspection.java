package io.symbia.verifier.inspect;

import io.symbia.events.canonical.CanonicalBytes;
import io.symbia.events.catalogue.EventCatalogue;
import io.symbia.events.envelope.EventCodec;
import io.symbia.events.envelope.EventEnvelope;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.checkpoint.Equivocation;
import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.checkpoint.TlogProof;
import io.symbia.tlog.entry.BatchManifest;
import io.symbia.tlog.entry.SealedKeys;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteSignature;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.report.CouldNotCheckException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Finds out what a file is by reading it as each kind in turn; no two kinds have a file in common. */
final class Inspection {
    private static final EventCodec CODEC = new EventCodec(new EventCatalogue(List.of()), () -> {
        throw new IllegalStateException("an inspection seals nothing");
    });

    private final List<Line> lines = new ArrayList<>();

    private Inspection() {}

    /**
     * One line to show.
     *
     * @param subject what it is about
     * @param text    as the file has it, not yet fit for a terminal
     */
    record Line(String subject, String text) {}

    private interface Kind {
        void read(Inspection inspection, Octets bytes);
    }

    static List<Line> of(Octets bytes) throws CouldNotCheckException {
        List<Kind> kinds = List.of(
                Inspection::readEquivocation, // Before a checkpoint, which its end would be.
                Inspection::readProof,
                Inspection::readCheckpoint,
                Inspection::readManifest,
                Inspection::readPolicy,
                Inspection::readEvent);
        List<String> reasons = new ArrayList<>();
        for (Kind kind : kinds) {
            Inspection inspection = new Inspection();
            try {
                kind.read(inspection, bytes);
                return List.copyOf(inspection.lines);
            } catch (IllegalArgumentException e) {
                reasons.add(e.getMessage());
            }
        }
        throw new CouldNotCheckException("neither equivocation (" + reasons.get(0) + ") nor proof (" + reasons.get(1)
                + ") nor checkpoint (" + reasons.get(2) + ") nor manifest (" + reasons.get(3) + ") nor policy ("
                + reasons.get(4) + ") nor event (" + reasons.get(5) + ")");
    }

    private void readEquivocation(Octets bytes) {
        Equivocation equivocation = Equivocation.parse(bytes);
        show("kind", "proof that a log signed two histories (" + Equivocation.HEADER + ")");
        show("path", equivocation.path().size() + " hashes");
        showCheckpoint(equivocation.earlier());
        showCheckpoint(equivocation.later());
    }

    private void readProof(Octets bytes) {
        TlogProof proof = TlogProof.parse(bytes);
        show("kind", "proof (c2sp.org/tlog-proof@v1)");
        show("leaf", Long.toString(proof.leafIndex()));
        show("path", proof.path().size() + " hashes");
        proof.extra().ifPresent(extra -> show("extra", extra.size() + " bytes that nobody signed"));
        showCheckpoint(proof.checkpoint());
    }

    private void readCheckpoint(Octets bytes) {
        Note note = Note.parse(bytes);
        show("kind", "checkpoint (c2sp.org/tlog-checkpoint)");
        showCheckpoint(note);
    }

    private void showCheckpoint(Note note) {
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        show("origin", checkpoint.origin());
        show("leaves", Long.toString(checkpoint.treeSize()));
        show("root", checkpoint.root().base64());
        checkpoint.extensions().forEach(extension -> show("extension", extension));
        for (NoteSignature signature : note.signatures()) {
            show(
                    "signature",
                    "by " + signature.keyName() + ", key "
                            + HexFormat.of().toHexDigits(signature.keyId()) + ", "
                            + signature.signature().size() + " bytes, not checked");
        }
    }

    private void readManifest(Octets bytes) {
        BatchManifest manifest = BatchManifest.parse(StrictUtf8.decode(bytes));
        show("kind", "manifest of a batch");
        show("batch", Long.toString(manifest.batch()));
        show("events", manifest.events() + ", leaves " + manifest.start() + " to " + (manifest.end() - 1));
        show("leaf", Long.toString(manifest.end()));
        show("previous", manifest.previous().hex());
        show("sealed at", manifest.sealedAt().toString());
        show("digest", manifest.digest().hex());
        manifest.keys().map(SealedKeys::keys).orElse(List.of()).forEach(key -> show("signs from here", key.format()));
        manifest.sources()
                .forEach(source -> show(
                        "source",
                        source.topic() + " partition " + source.partition() + ", offsets " + source.from() + " to "
                                + (source.to() - 1) + ", " + source.records() + " events"));
        manifest.passed().forEach(range -> show("passed", range.toString()));
    }

    private void readPolicy(Octets bytes) {
        Policy policy = Policy.parse(bytes);
        show("kind", "policy (c2sp.org/tlog-policy)");
        policy.logs()
                .forEach(log -> show(
                        "log",
                        log.key().name() + log.url().map(url -> " at " + url).orElse("")));
        policy.witnesses()
                .forEach(witness -> show(
                        "witness", witness.name() + ", key of " + witness.key().name()));
        policy.groups()
                .forEach(group -> show(
                        "group",
                        group.name() + ": " + group.threshold() + " of " + String.join(", ", group.members())));
        show("quorum", policy.quorum());
    }

    private void readEvent(Octets bytes) {
        EventEnvelope envelope = CODEC.read(CanonicalBytes.of(bytes.toArray()));
        show("kind", "event (CloudEvents 1.0, canonical)");
        show("type", envelope.type());
        show("id", envelope.id());
        show("time", envelope.time().toString());
        show("stream", envelope.stream() + ", tag " + envelope.tag());
        show("sequence", Long.toString(envelope.sequence()));
        envelope.previous().ifPresent(previous -> show("previous", previous.hex()));
        show("issuer", envelope.issuer().toString());
        envelope.derivedBy().ifPresent(rule -> show("derived by", rule.value()));
        show("digest", Hash.ofContent(bytes.toArray()).hex());
        envelope.data().properties().forEach(member -> show("data", member.getKey() + " = " + member.getValue()));
    }

    private void show(String subject, String text) {
        lines.add(new Line(subject, text));
    }
}
