package io.symbia.log.witnessing;

import io.symbia.disk.Disk;
import io.symbia.log.fence.RolledBackException;
import io.symbia.log.proof.Prover;
import io.symbia.log.publishing.CosignedCheckpoints;
import io.symbia.log.storage.LogReader;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.note.InvalidNoteException;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteVerifier;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.tile.TileHashReader;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.MerkleTree;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The history of this log as its files have it: it shows witnesses that it only grew, and knows when a witness or a mirror
 * shows that it did not.
 *
 * <p>What they say proves nothing. What they show does, if this log has signed it: a checkpoint is signed after its tree is committed, so
 * one that is not in the tree is of a time that was taken away from the files, or of somebody else who has the log's key. Such a checkpoint is
 * kept in the file {@value #FILE}; with it the log does not start until its tree holds that checkpoint again.
 */
public final class OwnHistory {
    private static final String FILE = "rolled-back";

    private final Disk disk;
    private final LogReader reader;
    private final String originHash;
    private final NoteVerifier ownKeys;
    private final AtomicLong sealedSize;
    private volatile Optional<RolledBackException> lost = Optional.empty();

    private OwnHistory(Disk disk, LogReader reader, List<VerifierKey> ownKeys, long sealedSize) {
        this.disk = disk;
        this.reader = reader;
        this.ownKeys = new NoteVerifier(ownKeys);
        this.originHash = Hash.ofContent(
                        StrictUtf8.encode(ownKeys.getFirst().name()).toArray())
                .hex();
        this.sealedSize = new AtomicLong(sealedSize);
    }

    /**
     * Opens that of a log whose files are open.
     *
     * @param ownKeys    with which this log signs now; one that was retired proves nothing
     * @param sealedSize leaves of the last commit
     * @throws RolledBackException when a checkpoint was shown before that is still not in the tree
     */
    public static OwnHistory open(Disk disk, LogReader reader, List<VerifierKey> ownKeys, long sealedSize)
            throws IOException {
        OwnHistory history = new OwnHistory(disk, reader, ownKeys, sealedSize);
        Optional<Note> shown = disk.exists(FILE) ? parse(disk) : Optional.empty();
        shown.flatMap(history::notInTree).ifPresent(checkpoint -> {
            throw history.rolledBack("the checkpoint in the file " + FILE, checkpoint);
        });
        return history;
    }

    /** A damaged one says nothing; whoever showed it will show it again. */
    private static Optional<Note> parse(Disk disk) throws IOException {
        try {
            return Optional.of(Note.parse(disk.content(FILE)));
        } catch (IllegalArgumentException _) { // As above.
            return Optional.empty();
        }
    }

    /** Says that so many leaves are sealed, or more; before anybody is shown a checkpoint of them. */
    public void sealed(long size) {
        sealedSize.accumulateAndGet(size, Math::max); // Whoever is shown it late may say so late.
    }

    /** "{@code origin hash} is the SHA-256 hash of the log's origin, hex encoded, in lowercase." */
    public String originHash() {
        return originHash;
    }

    /** The consistency proof from one size, greater than 0, to another, both sealed. */
    List<Hash> growth(long fromSize, long toSize) {
        return Prover.consistency(fromSize, toSize, reader);
    }

    /** What is known of a witness that may have forgotten this history. */
    Forgetting forgettingOf(WitnessPolicy.Address witness, CosignedCheckpoints checkpoints) {
        return new Forgetting(disk, witness, checkpoints);
    }

    /** INVARIANT 76: nothing is sealed after it is known that the log has signed a tree that it does not have. */
    public void requireWhole() {
        lost.ifPresent(known -> {
            throw known;
        });
    }

    /**
     * Looks at what somebody shows as the last that he has cosigned of this log.
     *
     * @param shower a witness or a mirror, with its name
     * @throws RolledBackException when this log has signed it and does not have it
     */
    public synchronized void compare(Note shown, String shower) {
        requireWhole(); // One is enough, and the file is written once.
        notInTree(shown).ifPresent(checkpoint -> {
            RolledBackException known = rolledBack(shower, checkpoint);
            lost = Optional.of(known);
            try {
                disk.replace(FILE, StrictUtf8.encode(shown.format()));
            } catch (IOException unwritten) { // Whoever has it will show it again.
                known.addSuppressed(unwritten);
            }
            throw known;
        });
    }

    /** Whether this log has signed what somebody shows. */
    public boolean isOwn(Note shown) {
        return signedByThisLog(shown).isPresent();
    }

    private Optional<Checkpoint> notInTree(Note shown) {
        return signedByThisLog(shown).filter(checkpoint -> !isInTree(checkpoint));
    }

    private Optional<Checkpoint> signedByThisLog(Note shown) {
        try {
            String origin = ownKeys.verify(shown).getFirst().name();
            return Optional.of(Checkpoint.parse(shown.text()))
                    .filter(checkpoint -> checkpoint.origin().equals(origin));
        } catch (InvalidNoteException | IllegalArgumentException _) { // Not this log's, so it proves nothing.
            return Optional.empty();
        }
    }

    private boolean isInTree(Checkpoint checkpoint) {
        long size = checkpoint.treeSize();
        return size <= sealedSize.get()
                && MerkleTree.root(size, new TileHashReader(reader.hashes())).equals(checkpoint.root());
    }

    private RolledBackException rolledBack(String who, Checkpoint checkpoint) {
        long end = sealedSize.get();
        String own = checkpoint.treeSize() > end
                ? "its files end at " + end
                : "its files have another root there and end at " + end;
        return new RolledBackException(
                ("%s has a tree of %d leaves that this log has signed, root %s, and %s: files and"
                                + " log state were restored from an older copy, or somebody else has the log's key")
                        .formatted(who, checkpoint.treeSize(), checkpoint.root(), own));
    }
}
