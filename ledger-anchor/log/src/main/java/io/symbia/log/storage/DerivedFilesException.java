package io.symbia.log.storage;

/**
 * Files that are derived from the entries are not what they were. The log ends, because it cannot go on with them, and its next start
 * derives them again.
 */
public class DerivedFilesException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Says what was expected and what was found. */
    public DerivedFilesException(String message) {
        super(message);
    }
}
