package io.symbia.verifier.inspect;

import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.checkpoint.Equivocation;
import io.symbia.tlog.checkpoint.TlogProof;
import io.symbia.tlog.entry.BatchManifest;
import io.symbia.tlog.entry.SealedKeys;
import io.symbia.tlog.entry.SealedStreams;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteSignature;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.streams.MapProof;
import io.symbia.tlog.streams.StreamHead;
import io.symbia.tlog.streams.StreamProof;
import io.symbia.tlog.tree.Octets;
import java.util.HexFormat;
import java.util.List;

/** Files that a log writes. */
final class LogFiles {
    private LogFiles() {}

    static void showEquivocation(Octets bytes, Shown shown) {
        Equivocation equivocation = Equivocation.parse(bytes);
        shown.add("kind", "proof that a log signed two histories (" + Equivocation.HEADER + ")");
        shown.add("path", equivocation.path().size() + " hashes");
        show(equivocation.earlier(), shown);
        show(equivocation.later(), shown);
    }

    static void showProof(Octets bytes, Shown shown) {
        TlogProof proof = TlogProof.parse(bytes);
        shown.add("kind", "proof (c2sp.org/tlog-proof@v1)");
        shown.add("leaf", proof.leafIndex());
        shown.add("path", proof.path().size() + " hashes");
        proof.extra().ifPresent(extra -> shown.add("extra", extra.size() + " bytes that nobody signed"));
        show(proof.checkpoint(), shown);
    }

    static void showStreamProof(Octets bytes, Shown shown) {
        StreamProof proof = StreamProof.parse(bytes);
        shown.add("kind", "proof of a whole stream (symbia.io/stream-proof@v1)");
        shown.add("stream", "tag " + proof.tag());
        switch (proof.map().found()) {
            case MapProof.Present(StreamHead head) -> {
                shown.add("head", head.count() + " events, the last one leaf " + head.last());
                shown.add("leaves", proof.leaves());
            }
            case MapProof.Empty() -> shown.add("head", "none: there is no such stream");
            case MapProof.Other other -> shown.add("head", "none: in its place stands stream " + other.tag());
        }
        shown.add("as of", "leaf " + (proof.sealed().size() - 1));
        show(proof.manifest(), shown);
        show(proof.checkpoint(), shown);
    }

    static void showCheckpoint(Octets bytes, Shown shown) {
        Note note = Note.parse(bytes);
        shown.add("kind", "checkpoint (c2sp.org/tlog-checkpoint)");
        show(note, shown);
    }

    static void show(Note note, Shown shown) {
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        shown.add("origin", checkpoint.origin());
        shown.add("leaves", checkpoint.treeSize());
        shown.add("root", checkpoint.root().base64());
        checkpoint.extensions().forEach(extension -> shown.add("extension", extension));
        for (NoteSignature signature : note.signatures()) {
            shown.add(
                    "signature",
                    "by " + signature.keyName() + ", key "
                            + HexFormat.of().toHexDigits(signature.keyId()) + ", "
                            + signature.signature().size() + " bytes, not checked");
        }
    }

    static void showManifest(Octets bytes, Shown shown) {
        BatchManifest manifest = BatchManifest.parse(StrictUtf8.decode(bytes));
        shown.add("kind", "manifest of a batch");
        show(manifest, shown);
    }

    private static void show(BatchManifest manifest, Shown shown) {
        shown.add("batch", manifest.batch());
        shown.add("events", manifest.events() + ", leaves " + manifest.start() + " to " + (manifest.end() - 1));
        shown.add("leaf", manifest.end());
        shown.add("previous", manifest.previous().hex());
        shown.add("sealed at", manifest.sealedAt() + " by the log's word");
        shown.add("digest", manifest.digest().hex());
        manifest.keys()
                .map(SealedKeys::keys)
                .orElse(List.of())
                .forEach(key -> shown.add("signs from here", key.format()));
        manifest.passed().forEach(range -> shown.add("passed", range));
        manifest.streams().ifPresent(map -> shown.add("map", text(map)));
        manifest.sources()
                .forEach(source -> shown.add(
                        "source",
                        source.topic() + " partition " + source.partition() + ", offsets " + source.from() + " to "
                                + (source.to() - 1) + ", " + source.records() + " events"));
    }

    private static String text(SealedStreams map) {
        return map.count() + " streams of the first " + map.size() + " leaves, root "
                + map.root().hex();
    }
}
