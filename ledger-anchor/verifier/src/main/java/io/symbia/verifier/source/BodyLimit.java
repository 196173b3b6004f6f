package io.symbia.verifier.source;

import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.entry.ManifestBundle;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.tile.EntryTile;
import io.symbia.tlog.tile.HashTile;
import io.symbia.tlog.tile.TilePath;

/** Says how many bytes a path of a published log can have: 14,080 for a full bundle of entries, 8,192 for a full tile of hashes. */
final class BodyLimit {
    private BodyLimit() {}

    /** The most bytes that the body at a path has, if the log keeps to the formats. */
    static int of(String path) {
        if (path.startsWith("tile/")) {
            return ofTile(TilePath.parse(path));
        }
        if (path.startsWith(
                ManifestBundle.path(0).substring(0, ManifestBundle.path(0).length() - 1))) {
            return ManifestBundle.MAX_BYTES;
        }
        return path.equals("checkpoint") ? Note.MAX_BYTES : LocalFiles.MAX_BYTES;
    }

    private static int ofTile(TilePath tile) {
        return switch (tile) {
            case HashTile hashes -> hashes.sizeBytes();
            case EntryTile entries -> entries.width() * (Short.BYTES + Entry.SIZE_BYTES);
        };
    }
}
