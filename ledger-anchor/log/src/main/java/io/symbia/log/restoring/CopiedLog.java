package io.symbia.log.restoring;

import io.symbia.disk.Disk;
import io.symbia.log.entries.EntryBlock;
import io.symbia.log.entries.Source;
import io.symbia.log.fence.RefusedToStartException;
import io.symbia.log.storage.LogStore;
import io.symbia.log.storage.commits.Commit;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.entry.BatchManifest;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.entry.ManifestBundle;
import io.symbia.tlog.entry.PassedRange;
import io.symbia.tlog.entry.SourceRange;
import io.symbia.tlog.note.InvalidNoteException;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteVerifier;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.tile.EntryTile;
import io.symbia.tlog.tile.TilePath;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Writes the files of a log from a copy, batch by batch, with the code that sealed them: each entry, each manifest and its chain are checked on
 * the way, and in the end the root with what this log has signed. Offsets are those of the manifests.
 */
final class CopiedLog {
    private static final int TILES_AHEAD = 32;
    private static final String NEWEST = "newest"; // Of a mirror; a folder has its checkpoint alone.

    private final CopySource copy;
    private final List<VerifierKey> keys;
    private List<Octets> bundle = List.of();
    private long bundleNumber = -1;
    private boolean hasBundles = true;
    private byte[] records = new byte[0]; // Of the tile that was read last.
    private long tileIndex = -1;

    CopiedLog(CopySource copy, List<VerifierKey> keys) {
        this.copy = copy;
        this.keys = keys;
    }

    /** The largest tree of the copy that one of these keys has signed. */
    Checkpoint newest() throws IOException {
        Octets text = copy.find(NEWEST).isPresent() ? copy.read(NEWEST) : copy.read("checkpoint");
        try {
            Note note = Note.parse(text);
            new NoteVerifier(keys).verify(note);
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            if (!checkpoint.origin().equals(keys.getFirst().name())) {
                throw new InvalidNoteException("it is of " + checkpoint.origin());
            }
            return checkpoint;
        } catch (IllegalArgumentException | InvalidNoteException foreign) {
            throw new RefusedToStartException(
                    "restore: the copy's checkpoint is none of this log: " + foreign.getMessage());
        }
    }

    /**
     * Writes the files.
     *
     * @param epoch of the commits: that of the log state
     * @return the last commit, whose root this log has signed
     */
    Commit writeTo(Disk disk, Checkpoint signed, long epoch) throws IOException {
        try (LogStore store = LogStore.open(disk, Runnable::run)) {
            while (store.last().size() < signed.treeSize()) {
                BatchManifest manifest =
                        manifest(store.last().batch() + 1, store.last().size(), signed.treeSize());
                for (SourceRange source : manifest.sources()) {
                    store.sources().numberOf(new Source(source.topic(), source.partition()));
                }
                for (PassedRange passed : manifest.passed()) { // Of its partition perhaps nothing was ever sealed.
                    store.sources().numberOf(new Source(passed.topic(), passed.partition()));
                }
                store.append(block(manifest, signed.treeSize()), manifest, epoch);
            }
            if (!store.last().root().equals(signed.root())) {
                throw refused("its entries give root %s, this log has signed %s"
                        .formatted(store.last().root(), signed.root()));
            }
            return store.last();
        } catch (IllegalArgumentException | IllegalStateException unfit) { // INVARIANT 38, as for every batch.
            throw refused(unfit.getMessage());
        }
    }

    private static RefusedToStartException refused(String reason) {
        return new RefusedToStartException("restore: the copy is not this log: " + reason);
    }

    private BatchManifest manifest(long batch, long start, long treeSize) throws IOException {
        try {
            BatchManifest manifest = BatchManifest.parse(StrictUtf8.decode(read(batch)));
            if (manifest.start() != start || manifest.end() >= treeSize) {
                throw refused("manifest %d covers leaves %d to %d, after %d of %d"
                        .formatted(batch, manifest.start(), manifest.end(), start, treeSize));
            }
            return manifest;
        } catch (IllegalArgumentException malformed) {
            throw refused("manifest " + batch + ": " + malformed.getMessage());
        }
    }

    private Octets read(long batch) throws IOException {
        long number = batch / ManifestBundle.FULL;
        if (number != bundleNumber && hasBundles) {
            Optional<Octets> body = copy.find(ManifestBundle.path(number));
            hasBundles = body.isPresent();
            if (hasBundles) {
                bundle = ManifestBundle.parse(body.get()).manifests();
                bundleNumber = number;
                copy.expect(ManifestBundle.path(number + 1));
            }
        }
        if (number != bundleNumber) return copy.read("manifests/" + batch);
        int index = (int) (batch % ManifestBundle.FULL);
        if (index >= bundle.size()) throw refused("its bundle of manifests " + number + " is cut off");
        return bundle.get(index);
    }

    private EntryBlock block(BatchManifest manifest, long treeSize) throws IOException {
        EntryBlock block = new EntryBlock(Math.toIntExact(manifest.events() + 1));
        for (long leaf = manifest.start(); leaf <= manifest.end(); leaf++) {
            int offset = openTile(leaf, treeSize);
            if (records[offset - 2] != 0 || records[offset - 1] != Entry.SIZE_BYTES) {
                throw refused("leaf " + leaf + " has no length of 53 before it");
            }
            boolean isEvent = records[offset] == Entry.EVENT_KIND;
            if (isEvent != leaf < manifest.end()) {
                throw refused("leaf " + leaf + " is of another kind than its manifest says");
            }
            if (isEvent) {
                block.addEvent(
                        records,
                        offset + Entry.DIGEST_OFFSET,
                        Arrays.copyOfRange(records, offset + Entry.TAG_OFFSET, offset + Entry.SEQUENCE_OFFSET),
                        0,
                        Entry.readSequence(records, offset));
            } else if (manifest.entry().equals(Entry.parse(Octets.copyOf(records, offset, Entry.SIZE_BYTES)))) {
                block.add(manifest.entry());
            } else {
                throw refused("leaf " + leaf + " does not name manifest " + manifest.batch());
            }
        }
        return block;
    }

    /** Where the entry of a leaf starts, in the tile that holds it. */
    private int openTile(long leaf, long treeSize) throws IOException {
        EntryTile tile = EntryTile.holding(leaf, treeSize);
        if (tile.index() != tileIndex) {
            for (long next = 1; next <= TILES_AHEAD && (tile.index() + next) * TilePath.FULL_WIDTH < treeSize; next++) {
                copy.expect(EntryTile.holding((tile.index() + next) * TilePath.FULL_WIDTH, treeSize)
                        .path());
            }
            Optional<Octets> exact = copy.find(tile.path());
            Octets body = exact.isPresent()
                    ? exact.get()
                    : copy.read(new EntryTile(tile.index(), TilePath.FULL_WIDTH).path());
            records = body.toArray();
            if (records.length < tile.width() * EntryBlock.RECORD_BYTES) {
                throw refused(tile + " has " + records.length + " bytes");
            }
            tileIndex = tile.index();
        }
        return (int) (leaf - tile.firstLeafIndex()) * EntryBlock.RECORD_BYTES + Short.BYTES;
    }
}
