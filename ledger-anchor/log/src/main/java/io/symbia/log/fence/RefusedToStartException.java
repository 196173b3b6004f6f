package io.symbia.log.fence;

/** Files, key, origin and log state contradict each other. Starting could sign a second history; somebody has to look first. */
public class RefusedToStartException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Says which contradict, and how. */
    public RefusedToStartException(String message) {
        super(message);
    }
}
