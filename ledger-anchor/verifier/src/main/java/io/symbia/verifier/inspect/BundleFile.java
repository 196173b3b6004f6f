package io.symbia.verifier.inspect;

import io.symbia.tlog.bundle.EvidenceArchive;
import io.symbia.tlog.tree.Octets;
import java.util.SortedMap;

/** An evidence bundle: what is in it, and its checkpoint. */
final class BundleFile {
    private BundleFile() {}

    static void show(Octets bytes, Shown shown) {
        SortedMap<String, Octets> files = EvidenceArchive.parse(bytes).files();
        shown.add("kind", "evidence bundle");
        files.forEach((name, file) -> {
            shown.add("file", name + ", " + file.size() + " bytes");
            if (name.startsWith("events/") && name.endsWith(".json")) {
                EventFiles.showEvent(file, shown);
            }
        });
        Octets checkpoint = files.get("checkpoint");
        if (checkpoint != null) {
            LogFiles.showCheckpoint(checkpoint, shown);
        }
    }
}
