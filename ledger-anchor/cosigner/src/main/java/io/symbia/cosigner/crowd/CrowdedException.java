package io.symbia.cosigner.crowd;

/** So many are asking that this one has to ask again later. */
public final class CrowdedException extends Exception {
    private static final long serialVersionUID = 1;

    CrowdedException() {
        super("too many are asking; ask again in a moment");
    }
}
