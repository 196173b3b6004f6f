package io.symbia.log.mirroring;

import io.symbia.tlog.note.Note;

/** Thrown when a mirror shows to everybody that it holds the tree that it is being asked to hold, or a larger one. */
final class ShownException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Note note; // Caught where it was asked for, and never written.

    ShownException(Note note) {
        super("the mirror shows this tree or a larger one");
        this.note = note;
    }

    Note note() {
        return note;
    }
}
