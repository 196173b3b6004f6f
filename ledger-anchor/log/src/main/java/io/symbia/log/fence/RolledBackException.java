package io.symbia.log.fence;

/**
 * Files and log state were put back to an earlier time, both at once: the log has signed what they do not have. What it seals from then on is
 * a second history; somebody has to look first.
 */
public class RolledBackException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Says who has what. */
    public RolledBackException(String message) {
        super(message);
    }
}
