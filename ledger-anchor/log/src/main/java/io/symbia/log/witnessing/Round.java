package io.symbia.log.witnessing;

import io.symbia.log.publishing.Sealed;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * One checkpoint on its way to witnesses. What comes back may be about a later tree, which somebody else has shown a witness; then the next round is
 * about that one. A round that a newer one has followed still counts what comes: otherwise witnesses that are slower than the log seals would never
 * agree on a size.
 */
final class Round {
    private final Sealed sealed;
    private final Set<AskedWitness> silent; // Guarded by this, as are all below.
    private boolean met;
    private Optional<Sealed> ahead = Optional.empty();

    Round(Sealed sealed, Collection<AskedWitness> asked) {
        this.sealed = sealed;
        this.silent = new HashSet<>(asked);
    }

    Sealed sealed() {
        return sealed;
    }

    /**
     * Says that a witness is done with it, after what it sent was offered to be published.
     *
     * @param cosigned      the tree that it was about, if it counts
     * @param isPublished whether that is published
     */
    synchronized void done(AskedWitness witness, Optional<Sealed> cosigned, boolean isPublished) {
        silent.remove(witness);
        met |= isPublished;
        Optional<Sealed> later =
                cosigned.filter(tree -> tree.size() > ahead.map(Sealed::size).orElse(sealed.size()));
        if (later.isPresent()) ahead = later;
    }

    /** Whether it is published, or a later one. */
    synchronized boolean isMet() {
        return met;
    }

    /** The latest tree that a witness was found to have cosigned already, if it is not published: what others may still cosign. */
    synchronized Optional<Sealed> ahead() {
        return met ? Optional.empty() : ahead;
    }

    /** Whether there is nothing to wait for: it is published, some witness is ahead of it, or each has answered or failed. */
    synchronized boolean isOver() {
        return met || ahead.isPresent() || silent.isEmpty();
    }
}
