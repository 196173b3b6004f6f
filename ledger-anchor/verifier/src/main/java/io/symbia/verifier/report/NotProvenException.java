package io.symbia.verifier.report;

/** A check was made and did not hold. */
public final class NotProvenException extends Exception {
    private static final long serialVersionUID = 1;

    private final String check;

    /**
     * Names the check and what was found.
     *
     * @param check as in the report, such as {@code inclusion}
     */
    public NotProvenException(String check, String message) {
        super(message);
        this.check = check;
    }

    /** The check that did not hold. */
    public String check() {
        return check;
    }
}
