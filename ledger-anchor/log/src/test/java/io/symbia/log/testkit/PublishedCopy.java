package io.symbia.log.testkit;

import io.symbia.disk.Disk;
import io.symbia.log.publishing.Published;
import io.symbia.log.storage.LogReader;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.tile.EntryTile;
import io.symbia.tlog.tile.HashTile;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A copy of what a log publishes, as files, for whoever audits it. */
public final class PublishedCopy {
    private final Path folder;

    private PublishedCopy(Path folder) {
        this.folder = folder;
    }

    /** Writes into an empty folder what readers of the log may see. */
    public static void write(Disk log, Published published, Path folder) throws IOException {
        PublishedCopy copy = new PublishedCopy(folder);
        try (LogReader reader = new LogReader(log)) {
            for (long batch = 0; batch < published.batches(); batch++) {
                copy.write("manifests/" + batch, reader.manifest(batch));
            }
            for (HashTile tile : HashTile.tilesOf(published.size())) {
                copy.write(tile.path(), reader.tile(tile));
                if (tile.level() == 0) {
                    EntryTile entries = new EntryTile(tile.index(), tile.width());
                    copy.write(entries.path(), reader.entries(entries));
                }
            }
        }
        copy.write("checkpoint", StrictUtf8.encode(published.checkpoint().format()));
    }

    private void write(String path, Octets content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, content.toArray());
    }
}
