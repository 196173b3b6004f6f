package io.symbia.verifier.export;

import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.entry.ManifestBundle;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.tile.EntryTile;
import io.symbia.tlog.tile.HashTile;
import io.symbia.tlog.tile.TilePath;
import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.report.CouldNotCheckException;
import io.symbia.verifier.source.LogSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/** A folder with what a log publishes. What never changes is copied once; the checkpoint comes last, so the folder is whole at any moment. */
final class ExportedFolder {
    private static final int AHEAD = 32;
    private static final int LEVELS = 8; // A tree of 2^63 leaves has 8 levels of tiles.

    /** What a log, a mirror or a witness keeps in its folder; no copy has any of them. */
    private static final Set<String> OWN =
            Set.of("commits", "lock", "key", "key-ml-dsa-44", "key.next", "key.lock", "logs");

    private static final String ENTRIES_OF_A_MIRROR = "-entries";

    private final LogSource log;
    private final Path folder;
    private final long treeSize;
    private long written;

    ExportedFolder(LogSource log, Path folder, long treeSize) {
        this.log = log;
        this.folder = folder;
        this.treeSize = treeSize;
    }

    /** Refuses the folder of a process, where a copy would take the place of what that has published. */
    static void requireNoProcessOwns(Path folder) throws CouldNotCheckException, IOException {
        if (!Files.isDirectory(folder)) return;
        try (Stream<Path> files = Files.list(folder)) {
            Optional<String> own = files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> OWN.contains(name) || name.endsWith(ENTRIES_OF_A_MIRROR))
                    .min(Comparator.naturalOrder());
            if (own.isPresent()) {
                throw new CouldNotCheckException(
                        folder + " is left as it is: it is the own folder of a log, a mirror or a"
                                + " witness, since it has a file " + own.get() + "; export to another folder");
            }
        }
    }

    /** Number of files that were written. */
    long written() {
        return written;
    }

    /** The policy, if there is none yet: it comes first, so that a copy that is interrupted goes on from nobody else's. */
    void begin(CopyPolicy policy) throws IOException {
        if (policy.toKeep().isPresent()) write("policy", policy.toKeep().get());
    }

    /** Tiles of hashes and of entries, the partial ones at the right edge included. */
    void copyTiles() throws CouldNotCheckException, IOException {
        for (int level = 0; level < LEVELS; level++) {
            int tileLevel = level;
            copy(
                    tilesOf(level),
                    index -> HashTile.holding(tileLevel, index * TilePath.FULL_WIDTH, treeSize)
                            .path());
        }
        copy(
                tilesOf(0),
                index ->
                        EntryTile.holding(index * TilePath.FULL_WIDTH, treeSize).path());
    }

    private long tilesOf(int level) {
        return (HashTile.hashesAt(level, treeSize) + TilePath.FULL_WIDTH - 1) / TilePath.FULL_WIDTH;
    }

    /** In bundles as far as the log has them, and those after that one by one. */
    void copyManifests() throws CouldNotCheckException, IOException {
        long batches = batches();
        long bundles = batches / ManifestBundle.FULL;
        for (long number = 0; number < bundles; number++) {
            if (!Files.exists(folder.resolve(ManifestBundle.path(number)))) {
                Optional<Octets> body = log.find(ManifestBundle.path(number));
                if (body.isPresent()) write(ManifestBundle.path(number), body.get());
                else copyEach(number * ManifestBundle.FULL, ManifestBundle.FULL);
            }
        }
        copyEach(bundles * ManifestBundle.FULL, batches - bundles * ManifestBundle.FULL);
    }

    private void copyEach(long first, long count) throws CouldNotCheckException, IOException {
        copy(count, number -> "manifests/" + (first + number));
    }

    /** The last leaf is the entry of the last manifest, which holds its number. */
    private long batches() throws CouldNotCheckException, IOException {
        if (treeSize == 0) return 0;
        EntryTile tile = EntryTile.holding(treeSize - 1, treeSize);
        Octets bundle = Octets.of(Files.readAllBytes(folder.resolve(tile.path())));
        int offset = (tile.width() - 1) * (Short.BYTES + Entry.SIZE_BYTES) + Short.BYTES;
        if (Entry.parse(Octets.copyOf(bundle.toArray(), offset, Entry.SIZE_BYTES)) instanceof Entry.Manifest last) {
            return last.batchNumber() + 1;
        }
        throw new CouldNotCheckException("the last leaf of " + log + " is no manifest");
    }

    private void copy(long count, LongFunction<String> path) throws CouldNotCheckException, IOException {
        for (long index = 0; index < count; index++) {
            if (!Files.exists(folder.resolve(path.apply(index)))) {
                for (long next = index; next < Math.min(count, index + AHEAD); next++) {
                    log.expect(path.apply(next));
                }
                write(path.apply(index), log.read(path.apply(index)));
            }
        }
    }

    /**
     * Keeps the checkpoint. The one before, of a smaller tree, is kept where a log shows it; one of the same tree
     * stays if it has more signatures that count.
     *
     * @return whether the checkpoint is now in the folder
     */
    boolean finish(CopyPolicy policy, Optional<Note> earlier, Note now) throws IOException { // INVARIANT 166
        if (earlier.isPresent()) {
            Note note = earlier.get();
            if (note.equals(now)) return true;
            long size = Checkpoint.parse(note.text()).treeSize();
            if (size == treeSize && !policy.signedAlso(note, now)) return false;
            if (size < treeSize) write("history/" + size, StrictUtf8.encode(note.format()));
        }
        write("checkpoint", StrictUtf8.encode(now.format()));
        return true;
    }

    private void write(String path, Octets body) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Path aside = file.resolveSibling(file.getFileName() + ".new");
        Files.write(aside, body.toArray());
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        written++;
    }
}
