package io.symbia.mirror.fsck;

import io.symbia.disk.Disk;
import io.symbia.disk.DurableFile;
import io.symbia.tlog.check.StoredTreeCheck;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.entry.BatchManifest;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.note.InvalidNoteException;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteVerifier;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.MerkleTree;
import io.symbia.tlog.tree.Octets;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.CRC32C;

/** The copy of one log: its notes, its tree up to the mirror checkpoint, its manifests. */
final class CopyCheck implements Closeable {
    /** Begins the name of a checkpoint that was let go: its size and its root follow. */
    static final String LET_GO = "let-go-";

    private static final String NOTHING = "nothing"; // What a file of a note holds before there is one.
    private static final int LEVELS = 8;
    private static final int END_BYTES = Long.BYTES + Integer.BYTES; // Where a manifest ends, and its CRC-32C.
    private static final int MAX_MANIFEST_BYTES = 16 << 20;
    private static final Duration TICK = Duration.ofMillis(50);

    private final Disk disk;
    private final Duration patience;
    private final String prefix;
    private final Findings findings;
    private final DurableFile entries;
    private final List<DurableFile> levels = new ArrayList<>();
    private final DurableFile manifests;
    private final DurableFile ends;
    private long leaves;
    private long count;
    private long leavesWithManifests;

    /**
     * Opens it.
     *
     * @param patience for what may be being written just now
     */
    CopyCheck(Disk disk, String originHash, Duration patience, Findings findings) throws IOException {
        this.patience = patience;
        this.disk = disk;
        this.findings = findings;
        prefix = originHash + "-";
        entries = disk.open(prefix + "entries");
        for (int level = 0; level < LEVELS; level++) levels.add(disk.open(prefix + "level-" + level));
        manifests = disk.open(prefix + "manifests");
        ends = disk.open(prefix + "manifest-ends");
    }

    /** Number of leaves that are cosigned. */
    long leaves() {
        return leaves;
    }

    /** Number of manifests that were looked at. */
    long manifests() {
        return count;
    }

    /** Number of leaves that the manifests cover. */
    long leavesWithManifests() {
        return leavesWithManifests;
    }

    /** Checks all of it. Notes are read in the order in which the later ones are of larger trees. */
    void check(List<VerifierKey> own, List<VerifierKey> ofLogs) throws IOException {
        Optional<Checkpoint> published = note("published", own, ofLogs);
        Optional<Checkpoint> mirror = note("mirror", own, ofLogs);
        long written = ends.size() / END_BYTES;
        Optional<Checkpoint> pending = note("pending", List.of(), ofLogs);
        leaves = mirror.map(Checkpoint::treeSize).orElse(0L);
        if (pending.map(Checkpoint::treeSize).orElse(leaves) < leaves) {
            findings.found(prefix + "pending", "the whole", "is smaller than the mirror checkpoint");
        }
        checkTree(published, mirror);
        checkManifests(written);
        requireManifests();
    }

    /** With another checkpoint of the log it may prove two histories. */
    void checkLetGo(String name, List<VerifierKey> ofLogs) throws IOException {
        Optional<Checkpoint> kept = note(name, List.of(), ofLogs);
        String due =
                kept.map(it -> LET_GO + it.treeSize() + "-" + it.root().hex()).orElse(LET_GO);
        if (!name.equals(due)) {
            findings.found(prefix + name, "the whole", "is not the checkpoint of its name");
        }
    }

    /** A cosigned tree can be restored from here. */
    private void requireManifests() {
        if (leavesWithManifests < leaves) {
            findings.found(
                    prefix + "manifest-ends",
                    "manifest " + count,
                    "is not there: manifests reach leaf %d of %d that are cosigned"
                            .formatted(leavesWithManifests, leaves));
        }
    }

    private Optional<Checkpoint> note(String name, List<VerifierKey> own, List<VerifierKey> ofLogs) throws IOException {
        if (!disk.exists(prefix + name)) {
            findings.found(prefix + name, "the whole", "is not there");
            return Optional.empty();
        }
        try {
            String content = StrictUtf8.decode(disk.content(prefix + name));
            if (content.equals(NOTHING)) return Optional.empty();
            Note note = Note.parse(content);
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            if (!prefix.equals(
                    Hash.ofContent(StrictUtf8.encode(checkpoint.origin()).toArray())
                                    .hex() + "-")) {
                findings.found(prefix + name, "the whole", "is of another log");
            }
            if (!own.isEmpty() && !new NoteVerifier(own).verify(note).containsAll(own)) {
                findings.found(prefix + name, "the whole", "is not signed by each key of this mirror");
            }
            if (!ofLogs.isEmpty()) new NoteVerifier(ofLogs).verify(note);
            return Optional.of(checkpoint);
        } catch (IllegalArgumentException | InvalidNoteException damaged) {
            findings.found(prefix + name, "the whole", damaged.getMessage());
            return Optional.empty();
        }
    }

    private void checkTree(Optional<Checkpoint> published, Optional<Checkpoint> mirror) throws IOException {
        StoredTreeCheck tree = new StoredTreeCheck(
                new StoredTreeCheck.Files() {
                    @Override
                    public void entries(long first, int number, byte[] target) throws IOException {
                        int length = number * StoredTreeCheck.RECORD_BYTES;
                        entries.readFully(first * StoredTreeCheck.RECORD_BYTES, target, 0, length);
                    }

                    @Override
                    public int hashes(int level, long first, int number, byte[] target) throws IOException {
                        ByteBuffer rest = ByteBuffer.wrap(target, 0, number * Hash.SIZE_BYTES);
                        int read = 0;
                        while (rest.hasRemaining() && read >= 0) {
                            read = levels.get(level).read(first * Hash.SIZE_BYTES + rest.position(), rest);
                        }
                        return rest.position() / Hash.SIZE_BYTES;
                    }
                },
                (file, place, what, isDerivable) -> findings.found(prefix + file, place, what, isDerivable));
        long checked = 0;
        for (Checkpoint checkpoint :
                List.of(published, mirror).stream().flatMap(Optional::stream).toList()) {
            if (checkpoint.treeSize() == 0 && !checkpoint.root().equals(MerkleTree.EMPTY_ROOT)) {
                findings.found(prefix + "mirror", "the whole", "has a root that no empty tree has");
            }
            if (checkpoint.treeSize() > checked) {
                tree.checkTo(checkpoint.treeSize(), checkpoint.root());
                checked = checkpoint.treeSize();
            }
        }
    }

    private void checkManifests(long written) throws IOException {
        Hash previous = BatchManifest.NO_PREVIOUS;
        long start = 0;
        long leaf = 0;
        for (long number = 0; number < written; number++) {
            long from = start;
            long at = number;
            if (!isGood(at, from) && !(at == written - 1 && becomesGood(at, from))) {
                findings.found(prefix + "manifests", "manifest " + number, "does not match its checksum");
                return; // Where the next one begins is not known.
            }
            byte[] content = new byte[(int) (end(number) - start)];
            manifests.readFully(start, content, 0, content.length);
            try {
                BatchManifest manifest = BatchManifest.parse(StrictUtf8.decode(Octets.of(content)));
                boolean follows = manifest.batch() == number
                        && manifest.start() == leaf
                        && manifest.previous().equals(previous)
                        && isNamed(manifest);
                if (!follows) {
                    findings.found(prefix + "manifests", "manifest " + number, "is not the one that its leaf names");
                }
                leaf = manifest.end() + 1;
                leavesWithManifests = leaf;
            } catch (IllegalArgumentException malformed) {
                findings.found(prefix + "manifests", "manifest " + number, malformed.getMessage());
            }
            previous = Hash.ofContent(content);
            start = end(number);
            count++;
        }
    }

    /** Of leaves behind the mirror checkpoint the entries may have to come again. */
    private boolean isNamed(BatchManifest manifest) throws IOException {
        if (manifest.end() >= leaves) return true;
        byte[] entry = new byte[Entry.SIZE_BYTES];
        long position = manifest.end() * StoredTreeCheck.RECORD_BYTES + Short.BYTES;
        if (entries.size() < position + entry.length) return false;
        entries.readFully(position, entry, 0, entry.length);
        return manifest.entry().format().equals(Octets.of(entry));
    }

    private boolean becomesGood(long number, long start) throws IOException {
        long endNanos = System.nanoTime() + patience.toNanos();
        while (!isGood(number, start)) {
            if (System.nanoTime() - endNanos > 0) return false;
            LockSupport.parkNanos(TICK.toNanos());
        }
        return true;
    }

    private boolean isGood(long number, long start) throws IOException {
        long end = end(number);
        if (end <= start || end - start > MAX_MANIFEST_BYTES || end > manifests.size()) return false;
        byte[] content = new byte[(int) (end - start)];
        manifests.readFully(start, content, 0, content.length);
        CRC32C crc = new CRC32C();
        crc.update(content);
        return record(number).getInt(Long.BYTES) == (int) crc.getValue();
    }

    private long end(long number) throws IOException {
        return record(number).getLong(0);
    }

    private ByteBuffer record(long number) throws IOException {
        byte[] record = new byte[END_BYTES];
        ends.readFully(number * END_BYTES, record, 0, record.length);
        return ByteBuffer.wrap(record);
    }

    @Override
    public void close() throws IOException {
        entries.close();
        for (DurableFile level : levels) level.close();
        manifests.close();
        ends.close();
    }
}
