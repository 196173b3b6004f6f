package io.symbia.log.fence;

/** The store of the log's state gave no answer: a change may have been made or not, and reading tells which. */
public class LogStateUnavailableException extends Exception {
    private static final long serialVersionUID = 1;

    /** Says what the store's driver said. */
    public LogStateUnavailableException(Exception cause) {
        super("the store of the log state gave no answer: " + cause.getMessage(), cause);
    }
}
