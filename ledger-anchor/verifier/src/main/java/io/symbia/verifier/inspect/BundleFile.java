package io.symbia.verifier.inspect;

import io.symbia.tlog.bundle.EvidenceArchive;
import io.symbia.tlog.tree.Octets;
import java.util.List;
import java.util.SortedMap;

/** An evidence bundle: what is in it, and its checkpoint. */
final class BundleFile {
    /** How archives begin: with an entry, or with the end of an empty one (PKWARE APPNOTE 6.3.10, 4.3.7 and 4.3.16). */
    private static final List<Octets> BEGINNINGS =
            List.of(Octets.of(new byte[] {'P', 'K', 3, 4}), Octets.of(new byte[] {'P', 'K', 5, 6}));

    private BundleFile() {}

    /** Whether any program would take it for an archive. */
    static boolean isArchive(Octets bytes) {
        return BEGINNINGS.stream()
                .anyMatch(start -> bytes.size() >= start.size()
                        && Octets.copyOf(bytes.toArray(), 0, start.size()).equals(start));
    }

    static void show(Octets bytes, Shown shown) {
        SortedMap<String, Octets> files = EvidenceArchive.parse(bytes).files();
        shown.add("kind", "evidence bundle");
        files.forEach((name, file) -> {
            shown.add("file", name + ", " + file.size() + " bytes");
            if (name.startsWith("events/") && name.endsWith(".json")) {
                EventFiles.showEvent(file, shown);
            }
            if (name.startsWith("origins/")) {
                OriginFile.show(file, shown);
            }
        });
        Octets checkpoint = files.get("checkpoint");
        if (checkpoint != null) {
            LogFiles.showCheckpoint(checkpoint, shown);
        }
    }
}
