package io.symbia.verifier.statement;

/** How a run ended; scripts read it from the exit status. */
public enum Verdict {
    /** Every check was made and held, under a policy that the reader chose. */
    PROVEN(0, "proven", "PROVEN"),
    /** A check was made and did not hold. */
    NOT_PROVEN(1, "not proven", "NOT PROVEN"),
    /** Something was missing, so not every check could be made. */
    COULD_NOT_CHECK(2, "could not check", "COULD NOT CHECK"),
    /** Every check held, but only under the policy that came with the evidence: anybody can make evidence that does. */
    CONSISTENT(3, "consistent", "AGREES WITH ITSELF");

    private final int exitStatus;
    private final String word;
    private final String headline;

    Verdict(int exitStatus, String word, String headline) {
        this.exitStatus = exitStatus;
        this.word = word;
        this.headline = headline;
    }

    /** What the process ends with. */
    public int exitStatus() {
        return exitStatus;
    }

    /** The verdict in a statement's JSON. */
    public String word() {
        return word;
    }

    /** The verdict at the start of a statement's last line. */
    String headline() {
        return headline;
    }
}
