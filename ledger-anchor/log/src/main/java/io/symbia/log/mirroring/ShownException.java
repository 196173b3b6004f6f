package io.symbia.log.mirroring;

import io.symbia.log.publishing.Sealed;
import io.symbia.tlog.note.Note;

/** Thrown when a mirror shows to everybody that it holds the tree that it is being asked to hold, or a later one. */
final class ShownException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Sealed tree; // Caught where it was asked for, and never written.
    private final transient Note note;

    ShownException(Sealed tree, Note note) {
        super("the mirror shows this tree or a later one");
        this.tree = tree;
        this.note = note;
    }

    Sealed tree() {
        return tree;
    }

    /** As the mirror shows it, with its cosignatures. */
    Note note() {
        return note;
    }
}
