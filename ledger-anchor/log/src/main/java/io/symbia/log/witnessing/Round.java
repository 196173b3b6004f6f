package io.symbia.log.witnessing;

import io.symbia.log.publishing.Sealed;
import io.symbia.tlog.note.NoteSignature;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One checkpoint on its way to all witnesses, and the cosignatures that have come back. A round that a newer one has followed still
 * counts what comes: otherwise witnesses that are slower than the log seals would never agree on a size.
 */
final class Round {
    private final Sealed sealed;
    private final Set<AskedWitness> silent; // Guarded by this, as are all below.
    private final List<NoteSignature> cosignatures = new ArrayList<>();
    private boolean met;

    Round(Sealed sealed, List<AskedWitness> asked) {
        this.sealed = sealed;
        this.silent = new HashSet<>(asked);
    }

    Sealed sealed() {
        return sealed;
    }

    /** Adds verified cosignatures; gives all that have come so far. */
    synchronized List<NoteSignature> add(List<NoteSignature> verified) {
        cosignatures.addAll(verified);
        return List.copyOf(cosignatures);
    }

    /** Says that a witness is done with it, after what it sent was offered to be published. */
    synchronized void done(AskedWitness witness, boolean isPublished) {
        silent.remove(witness);
        met |= isPublished;
    }

    /** Whether it is published. */
    synchronized boolean isMet() {
        return met;
    }

    /** Whether it is published, or every witness has answered or failed. */
    synchronized boolean isOver() {
        return met || silent.isEmpty();
    }
}
