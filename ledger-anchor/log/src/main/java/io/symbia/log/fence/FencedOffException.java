package io.symbia.log.fence;

/** Another process has taken the log over. This one must end at once and sign nothing more. */
public class FencedOffException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Names the state that was expected. */
    public FencedOffException(LogState expected) {
        super("the log state is no longer at " + expected + ": another process writes this log");
    }
}
