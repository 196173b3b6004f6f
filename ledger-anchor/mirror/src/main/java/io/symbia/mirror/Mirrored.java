package io.symbia.mirror;

import io.symbia.cosigner.CosignerKeys;
import io.symbia.disk.Disk;
import io.symbia.mirror.Refusal.Kind;
import io.symbia.mirror.checkpoints.KeptNotes;
import io.symbia.mirror.checkpoints.MirroredLog;
import io.symbia.mirror.checkpoints.PendingCheckpoints;
import io.symbia.mirror.checkpoints.PublishedCheckpoint;
import io.symbia.tlog.checkpoint.AddCheckpoint;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.note.InvalidNoteException;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteSignature;
import io.symbia.tlog.note.NoteVerifier;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.InvalidProofException;
import io.symbia.tlog.tree.MerkleProof;
import io.symbia.tlog.tree.MerkleTree;
import io.symbia.tlog.tree.Octets;
import io.symbia.tlog.tree.SubtreeProof;
import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One mirrored log: its copy, its pending checkpoints, its mirror checkpoint. Each method takes one step of c2sp.org/tlog-mirror under the lock
 * of the log; between two steps of one upload there may be steps of another, and bodies are read outside of the lock.
 *
 * <pre>
 * {hash}-pending    the checkpoint to which the entries that come belong
 * {hash}-mirror     the mirror checkpoint: signed by the log and by this mirror
 * {hash}-published  the last checkpoint that a quorum had cosigned, as far as somebody has shown it
 * </pre>
 */
final class Mirrored implements Closeable {
    private static final long MAX_EXCESS =
            2 * 256; // A client that repeats more is told where to go on, before any of it is read.

    private final MirroredLog log;
    private final NoteVerifier verifier;
    private final CosignerKeys keys;
    private final KeptNotes notes;
    private final Clock clock;
    private final ManifestCopy manifests;
    private final LogCopy copy;
    private final PendingCheckpoints pending; // Guarded by this, as is the next.
    private final Optional<PublishedCheckpoint> published;
    private volatile Optional<Note> mirror; // Written under this.

    private Mirrored(MirroredLog log, CosignerKeys keys, Optional<Policy> policy, Disk disk, Clock clock)
            throws IOException, InvalidNoteException {
        this.log = log;
        this.keys = keys;
        this.notes = new KeptNotes(disk, log.originHash());
        this.clock = clock;
        verifier = new NoteVerifier(log.keys());
        mirror = notes.read("mirror");
        published = policy.isEmpty()
                ? Optional.empty()
                : Optional.of(new PublishedCheckpoint(log, policy.get(), notes, keys, clock));
        pending = new PendingCheckpoints(log, notes);
        notes.requireIntact(verifier, new NoteVerifier(keys.verifierKeys()), keys.verifierKeys());
        Checkpoint at = mirror.map(Mirrored::checkpoint).orElse(new Checkpoint(log.origin(), 0, MerkleTree.EMPTY_ROOT));
        manifests = ManifestCopy.open(disk, log.originHash(), pending.last().treeSize());
        copy = LogCopy.open(disk, log.originHash(), at.treeSize(), at.root());
    }

    /** Opens what is known of a log, which is nothing when it is mirrored for the first time. */
    static Mirrored open(MirroredLog log, CosignerKeys keys, Optional<Policy> policy, Disk disk, Clock clock)
            throws IOException {
        try {
            return new Mirrored(log, keys, policy, disk, clock);
        } catch (IllegalArgumentException | InvalidNoteException damaged) {
            throw new LostCopyException("what was cosigned for " + log.origin() + " cannot be read", damaged);
        }
    }

    private static Checkpoint checkpoint(Note note) {
        return Checkpoint.parse(note.text());
    }

    private static long sizeOf(Note note) {
        return checkpoint(note).treeSize();
    }

    /** "handled identically to that of a witness, updating the pending checkpoint", without a cosignature. */
    synchronized boolean addCheckpoint(AddCheckpoint request) throws Refusal, IOException {
        if (pending.has(request))
            return false; // Whoever repeats what is public costs neither a verification nor a write.
        Checkpoint next = request.checkpoint();
        if (request.oldSize() > next.treeSize()) {
            throw new Refusal(Kind.MALFORMED, "the old size is larger than that of the checkpoint");
        }
        Checkpoint last = pending.last();
        if (request.oldSize() != last.treeSize()) { // INVARIANT 169: before any signature is verified.
            throw new Refusal(Kind.OTHER_SIZE, Long.toString(last.treeSize()));
        }
        if (!pending.isKnown(request.note())) requireSigned(request.note());
        if (next.treeSize() == 0 && !next.root().equals(MerkleTree.EMPTY_ROOT)) {
            throw new Refusal(Kind.INCONSISTENT, "an empty tree has another root");
        }
        try {
            MerkleProof.verifyConsistency(last.treeSize(), next.treeSize(), request.proof(), last.root(), next.root());
        } catch (InvalidProofException inconsistent) {
            throw new Refusal(Kind.INCONSISTENT, inconsistent.getMessage());
        }
        return pending.keep(request.note());
    }

    private void requireSigned(Note note) throws Refusal {
        try {
            verifier.verify(note);
        } catch (InvalidNoteException notSigned) {
            throw new Refusal(Kind.NOT_SIGNED, notSigned.getMessage());
        }
    }

    /** Whether an upload may begin; the root of the tree that it is part of. */
    synchronized Hash begin(long uploadStart, long uploadEnd) throws Refusal {
        if (pending.isEmpty()) throw new Refusal(Kind.INCONSISTENT, "no checkpoint of the log is known yet");
        Note upTo = noteOf(uploadEnd).orElseThrow(() -> conflict(pending.last().treeSize()));
        long excess = Math.min(uploadEnd, copy.next()) - uploadStart;
        if (uploadEnd < size()) throw conflict(pending.last().treeSize());
        if (uploadStart > copy.next() || excess > MAX_EXCESS) throw conflict(uploadEnd);
        return checkpoint(upTo).root();
    }

    private Optional<Note> noteOf(long size) {
        return pending.of(size).or(() -> mirror.filter(note -> sizeOf(note) == size));
    }

    private Refusal conflict(long treeSize) {
        return new Refusal(Kind.OTHER_PLACE, new Mirror.Information(treeSize, copy.next()).format());
    }

    /** "it MUST authenticate the entries by verifying the subtree consistency proof"; then they are pending entries. */
    synchronized int add(Upload.EntryPackage part, long uploadEnd, Hash root) throws Refusal, IOException {
        byte[] records = part.records().toArray();
        List<Hash> leaves =
                new ArrayList<>(copy.leafHashes(part.subtreeStart(), (int) (part.start() - part.subtreeStart())));
        for (int offset = 0; offset < records.length; offset += LogCopy.RECORD_BYTES) {
            leaves.add(MerkleTree.leafHash(
                    Octets.copyOf(records, offset + Short.BYTES, LogCopy.RECORD_BYTES - Short.BYTES)));
        }
        try {
            SubtreeProof.verify(
                    part.subtreeStart(), part.end(), MerkleTree.root(leaves), uploadEnd, part.proof(), root);
        } catch (InvalidProofException wrong) {
            throw new Refusal(
                    Kind.INCONSISTENT, "entries " + part.start() + " to " + part.end() + ": " + wrong.getMessage());
        }
        int known = (int) Math.min(part.end() - part.start(), copy.next() - part.start());
        int count = (int) (part.end() - part.start()) - known; // "MUST skip saving that entry"
        if (count > 0) copy.append(records, known, count);
        return Math.max(0, count);
    }

    /** What a client is told when not all packages have come. */
    Mirror.Information info(long uploadEnd) {
        return new Mirror.Information(uploadEnd, copy.next());
    }

    /**
     * INVARIANT 151: a tree is not mirrored before its manifests are here, without which no log can go on from it. Only a tree that ends with the
     * leaf of a manifest has some; the logs that are mirrored here sign no other.
     */
    synchronized boolean isWithoutManifests(long uploadEnd) throws IOException {
        boolean isWhole = uploadEnd > size() && copy.next() >= uploadEnd;
        return isWhole && manifests.leaves() < uploadEnd && !(copy.entry(uploadEnd - 1) instanceof Entry.Event);
    }

    /**
     * INVARIANT 117: all entries last, then the mirror checkpoint does, then it is answered.
     *
     * <p>What was cosigned within the last minute is given again as it was: whoever asks once more costs neither a signature nor a write.
     */
    synchronized Committed commit(long uploadEnd) throws Refusal, IOException {
        Optional<Note> upTo = noteOf(uploadEnd);
        if (uploadEnd < size() || upTo.isEmpty()) throw conflict(pending.last().treeSize());
        Optional<List<NoteSignature>> again = again(mirror, upTo.get());
        if (again.isPresent()) return new Committed(again.get(), false);
        Checkpoint checkpoint = checkpoint(upTo.get());
        if (copy.next() < uploadEnd || !copy.root(uploadEnd).equals(checkpoint.root())) {
            throw new IllegalStateException(
                    "the entries up to " + uploadEnd + " do not have the root of their checkpoint");
        }
        copy.force();
        List<NoteSignature> cosignatures = keys.cosign(upTo.get().text(), clock);
        Note cosigned = log.ownLines(upTo.get()).with(cosignatures);
        notes.keep("mirror", cosigned);
        mirror = Optional.of(cosigned);
        return new Committed(cosignatures, true);
    }

    /**
     * A signature of each of the mirror's keys.
     *
     * @param isNew whether they were made now
     */
    record Committed(List<NoteSignature> cosignatures, boolean isNew) {}

    private Optional<List<NoteSignature>> again(Optional<Note> cosigned, Note asked) {
        return cosigned.filter(note -> note.text().equals(asked.text())).flatMap(note -> keys.recent(note, clock));
    }

    /** Refuses manifests before which one is missing. */
    void requirePlace(long first) throws Refusal {
        if (first < 0) throw new Refusal(Kind.MALFORMED, "no manifest has the number " + first);
        if (first > manifests.count()) throw new Refusal(Kind.OTHER_SIZE, Long.toString(manifests.count()));
    }

    /** Adds manifests from one on; those that are here are passed over. Whether there was another. */
    synchronized boolean addManifests(long first, List<Octets> added) throws Refusal, IOException {
        requirePlace(first);
        int known = (int) Math.min(added.size(), manifests.count() - first);
        manifests.append(added.subList(known, added.size()), copy);
        return known < added.size();
    }

    /** Takes a checkpoint that the policy holds for good, if its tree is here whole. Whether it is another than before. */
    boolean addPublished(Note note) throws Refusal, IOException {
        PublishedCheckpoint shown =
                published.orElseThrow(() -> new Refusal(Kind.NOT_SIGNED, "this mirror knows no policy"));
        if (!canBeNew(note, shown)) return false;
        Note good;
        try {
            good = shown.good(note); // Outside of the lock: nobody else waits for it.
        } catch (InvalidNoteException bad) {
            throw new Refusal(Kind.NOT_SIGNED, bad.getMessage());
        }
        return keep(good, shown);
    }

    private synchronized boolean canBeNew(Note note, PublishedCheckpoint shown) throws Refusal, IOException {
        Checkpoint checkpoint = checkpoint(note);
        if (checkpoint.treeSize() > size()) {
            throw new Refusal(Kind.OTHER_SIZE, Long.toString(size()));
        }
        if (!shown.canBeNew(note)) return false;
        if (!copy.root(checkpoint.treeSize()).equals(checkpoint.root())) {
            throw new Refusal(Kind.INCONSISTENT, "the tree here has another root");
        }
        return true;
    }

    private synchronized boolean keep(Note good, PublishedCheckpoint shown) throws IOException {
        return shown.canBeNew(good) && shown.keep(good, mirror); // There may be a newer one meanwhile.
    }

    /** What of its files is not there any more, if anything is not. */
    Optional<String> loss() throws IOException {
        Optional<String> gone = notes.loss();
        return gone.isPresent() ? gone : copy.loss(size());
    }

    MirroredLog log() {
        return log;
    }

    LogCopy copy() {
        return copy;
    }

    ManifestCopy manifests() {
        return manifests;
    }

    /** The mirror checkpoint, if there is one. */
    Optional<Note> newest() {
        return mirror;
    }

    /** What readers get: the last that a quorum had cosigned, if somebody has shown one; always cosigned by this mirror. */
    Optional<Note> current() {
        return published.flatMap(PublishedCheckpoint::last).or(() -> mirror);
    }

    /** Size of the last pending checkpoint; 0: there is none. */
    synchronized long pendingSize() {
        return pending.last().treeSize();
    }

    /** Size of the tree that is here whole. */
    long size() {
        return mirror.map(Mirrored::sizeOf).orElse(0L);
    }

    @Override
    public void close() throws IOException {
        copy.close();
        manifests.close();
    }
}
