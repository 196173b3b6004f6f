package io.symbia.verifier.report;

/** How a run ended; scripts read it from the exit status. */
public enum Verdict {
    /** Every check was made and held. */
    PROVEN(0),
    /** A check was made and did not hold. */
    NOT_PROVEN(1),
    /** Something was missing, so not every check could be made. */
    COULD_NOT_CHECK(2);

    private final int exitStatus;

    Verdict(int exitStatus) {
        this.exitStatus = exitStatus;
    }

    /** What the process ends with. */
    public int exitStatus() {
        return exitStatus;
    }
}
