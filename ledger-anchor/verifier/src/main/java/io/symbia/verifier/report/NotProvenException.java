package io.symbia.verifier.report;

import java.util.Optional;

/** A check was made and did not hold. */
public final class NotProvenException extends Exception {
    private static final long serialVersionUID = 1;

    private final String check;
    private final String place; // Empty if there is none.
    private final boolean isUnattributed;

    /**
     * Names the check and what was found.
     *
     * @param check as in the report, such as {@code inclusion}
     */
    public NotProvenException(String check, String message) {
        this(check, "", message);
    }

    /**
     * As the other, and says where.
     *
     * @param place for a program to read, such as {@code leaf 17}, {@code leaves 256 to 511} or {@code manifest 3}
     */
    public NotProvenException(String check, String place, String message) {
        this(check, place, message, false);
    }

    private NotProvenException(String check, String place, String message, boolean isUnattributed) {
        super(message);
        this.check = check;
        this.place = place;
        this.isUnattributed = isUnattributed;
    }

    /**
     * Makes one about bytes that need not be the log's: they have not the form of what was asked for, or no key of the policy has signed them. A
     * server in between may have answered with a page of its own.
     */
    public static NotProvenException unattributed(String check, String place, String message) {
        return new NotProvenException(check, place, message, true);
    }

    /** Whether somebody else than the log may have said what does not hold; see {@link #unattributed}. */
    public boolean isUnattributed() {
        return isUnattributed;
    }

    /** The check that did not hold. */
    public String check() {
        return check;
    }

    /** Where it did not hold, if that can be said. */
    public Optional<String> place() {
        return place.isEmpty() ? Optional.empty() : Optional.of(place);
    }
}
