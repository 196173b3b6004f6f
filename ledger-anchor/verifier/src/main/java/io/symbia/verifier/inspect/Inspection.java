package io.symbia.verifier.inspect;

import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.report.CouldNotCheckException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Finds out what a file is by reading it as each kind in turn; no two kinds have a file in common. */
final class Inspection {
    private static final List<Kind> KINDS = List.of(
            new Kind("equivocation", LogFiles::showEquivocation), // Before a checkpoint, which its end would be.
            new Kind("proof", LogFiles::showProof),
            new Kind("stream proof", LogFiles::showStreamProof),
            new Kind("checkpoint", LogFiles::showCheckpoint),
            new Kind("manifest", LogFiles::showManifest),
            new Kind("policy", KeyFiles::showPolicy),
            new Kind("keys", KeyFiles::showKeys),
            new Kind("event", EventFiles::showEvent),
            new Kind("origin", OriginFile::show),
            new Kind("disclosures", EventFiles::showDisclosures),
            new Kind("audit state", StateStart::show),
            new Kind("statement", StatementFile::show));

    private Inspection() {}

    /** Reads bytes as one kind of file, or throws IllegalArgumentException. */
    private interface Reader {
        void read(Octets bytes, Shown shown);
    }

    private static List<Shown.Line> ofArchive(Octets bytes) throws CouldNotCheckException {
        Shown shown = new Shown();
        try {
            BundleFile.show(bytes, shown);
            return shown.lines();
        } catch (IllegalArgumentException e) {
            throw new CouldNotCheckException(
                    "it is an archive, and not as an evidence bundle is packed: " + e.getMessage()
                            + "; if it was opened and saved again, ask for the file as it was made",
                    e);
        }
    }

    private record Kind(String name, Reader reader) {}

    /** A kind that the file is not of, and why. */
    private record Not(String kind, String reason) {}

    static List<Shown.Line> of(Octets bytes) throws CouldNotCheckException {
        if (BundleFile.isArchive(bytes)) return ofArchive(bytes);
        List<Not> reasons = new ArrayList<>();
        for (Kind kind : KINDS) {
            Shown shown = new Shown();
            try {
                kind.reader().read(bytes, shown);
                return shown.lines();
            } catch (IllegalArgumentException e) {
                reasons.add(new Not(kind.name(), e.getMessage()));
            }
        }
        throw new CouldNotCheckException(reasons.stream()
                .map(not -> not.kind() + " (" + not.reason() + ")")
                .collect(Collectors.joining(" nor ", "neither ", "")));
    }
}
