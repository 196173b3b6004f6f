package io.symbia.verifier.report;

import java.util.Optional;

/** A check was made and did not hold. */
public final class NotProvenException extends Exception {
    private static final long serialVersionUID = 1;

    private final String check;
    private final String place; // Empty if there is none.
    private final boolean isAnybodys;

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

    private NotProvenException(String check, String place, String message, boolean isAnybodys) {
        super(message);
        this.check = check;
        this.place = place;
        this.isAnybodys = isAnybodys;
    }

    /**
     * Of bytes that have not even the form of what was asked for, or that no key of the policy has signed: they may come from a server in between,
     * such as its page about maintenance.
     */
    public static NotProvenException anybodys(String check, String place, String message) {
        return new NotProvenException(check, place, message, true);
    }

    /** Whether anybody may have said what does not hold, who need not be the log; see {@link #anybodys}. */
    public boolean isAnybodys() {
        return isAnybodys;
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
