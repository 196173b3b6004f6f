package io.symbia.tlog.note;

import io.symbia.tlog.tree.InvalidProofException;

/** A note is not signed by a known key, or a known key's signature does not verify. */
public class InvalidNoteException extends InvalidProofException {
    private static final long serialVersionUID = 1;

    /** Says which key and why. */
    public InvalidNoteException(String message) {
        super(message);
    }
}
