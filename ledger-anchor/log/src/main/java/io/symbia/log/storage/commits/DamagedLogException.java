package io.symbia.log.storage.commits;

/** The files of the log contradict each other or what was committed. Says which, and where; nothing is served or signed. */
public class DamagedLogException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Says what was expected and what was found. */
    public DamagedLogException(String message) {
        super(message);
    }
}
