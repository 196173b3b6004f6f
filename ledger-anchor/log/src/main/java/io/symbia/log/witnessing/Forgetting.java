package io.symbia.log.witnessing;

import io.symbia.disk.Disk;
import io.symbia.log.publishing.CosignedCheckpoints;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteSignature;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.tree.Hash;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Whether a witness has forgotten what it has cosigned of this log: it says that it has cosigned less than a checkpoint that carries its
 * cosignature. Its memory was restored from an older copy, or lost; it may cosign anew what it has cosigned otherwise, so its cosignatures count
 * for nothing until an operator says that they do. It is asked all the same: so it comes to know this history before somebody shows it another.
 *
 * <p>The checkpoint, with the cosignatures of the witness alone, is kept in the file {@code forgotten-<hash of its name>}, which anybody can check.
 * The operator's word renames it ({@code --trust-again}); what is in the file {@code forgiven-<hash>} proves nothing any more.
 */
public final class Forgetting {
    private static final String FORGOTTEN = "forgotten-";
    private static final String FORGIVEN = "forgiven-";

    private final Disk disk;
    private final WitnessPolicy.Address witness;
    private final CosignedCheckpoints checkpoints;
    private Optional<Note> cosigned =
            Optional.empty(); // The newest, with its cosignatures and no others. Guarded by this, as are all below.
    private boolean isLookedUp; // Whether checkpoints have been looked through for it.
    private Optional<Note> unkept = Optional.empty(); // A proof for which there was no room yet.

    Forgetting(Disk disk, WitnessPolicy.Address witness, CosignedCheckpoints checkpoints) {
        this.disk = disk;
        this.witness = witness;
        this.checkpoints = checkpoints;
    }

    /** Takes note of cosignatures that were verified. */
    synchronized void cosigns(String text, List<NoteSignature> verified) {
        cosigned = Optional.of(new Note(text, verified));
    }

    /** Looks at what the witness says that it has cosigned last: so many leaves. */
    synchronized void says(long size) {
        Optional<Note> proof = newestCosigned().filter(note -> sizeOf(note) > size && !isForgiven(note));
        if (proof.isPresent() && !isKnown()) {
            unkept = proof;
            keep();
        }
    }

    /** In this life of the log, or as it was published before. */
    private Optional<Note> newestCosigned() {
        if (cosigned.isEmpty() && !isLookedUp) {
            try {
                cosigned = checkpoints.newestCosignedBy(witness.keys());
                isLookedUp = true;
            } catch (IOException unreadable) {
                // Nothing is known against it yet; it is looked up again when it says so again.
            }
        }
        return cosigned;
    }

    /** Whether it has forgotten, and nobody has said that it counts again. INVARIANT 80: then it does not. */
    synchronized boolean isKnown() {
        keep();
        return unkept.isPresent() || exists();
    }

    private void keep() {
        if (unkept.isEmpty()) return;
        try {
            disk.replace(
                    file(FORGOTTEN, witness.name()),
                    StrictUtf8.encode(unkept.get().format()));
            unkept = Optional.empty();
        } catch (IOException noRoom) {
            // It is known here meanwhile, and written as soon as it can be.
        }
    }

    private boolean isForgiven(Note cosigned) {
        try {
            String file = file(FORGIVEN, witness.name());
            return disk.exists(file) && StrictUtf8.encode(cosigned.format()).equals(disk.content(file));
        } catch (IOException unreadable) {
            return false;
        }
    }

    private boolean exists() {
        try {
            return disk.exists(file(FORGOTTEN, witness.name()));
        } catch (IOException unreadable) { // Who is not known to be trusted is not.
            return true;
        }
    }

    private static String file(String kind, String witness) {
        return kind + Hash.ofContent(StrictUtf8.encode(witness).toArray()).hex();
    }

    private static long sizeOf(Note note) {
        return Checkpoint.parse(note.text()).treeSize();
    }

    /**
     * An operator says that a witness counts again. A log that runs takes note with its next answer.
     *
     * @return leaves that it had cosigned and forgotten; nothing if it has forgotten nothing that this log knows of
     */
    public static Optional<Long> trustAgain(Disk folderOfLog, String witness) throws IOException {
        String forgotten = file(FORGOTTEN, witness);
        if (!folderOfLog.exists(forgotten)) return Optional.empty();
        long size = sizeOf(Note.parse(folderOfLog.content(forgotten)));
        folderOfLog.rename(forgotten, file(FORGIVEN, witness));
        folderOfLog.forceDirectory();
        return Optional.of(size);
    }
}
