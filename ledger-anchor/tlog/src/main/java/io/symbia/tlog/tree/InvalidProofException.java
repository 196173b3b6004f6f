package io.symbia.tlog.tree;

/** Something that claims to be a proof does not prove it. Checked, so that no caller can forget it. */
public class InvalidProofException extends Exception {
    private static final long serialVersionUID = 1;

    /** Says what was expected and what was found. */
    public InvalidProofException(String message) {
        super(message);
    }
}
