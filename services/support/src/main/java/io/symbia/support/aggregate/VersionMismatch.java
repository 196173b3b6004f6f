package io.symbia.support.aggregate;

import java.util.List;

/** Thrown when the version of the stream is none for which the client wants its command handled. */
public final class VersionMismatch extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String header;
    private final transient List<String> accepted;

    VersionMismatch(VersionCondition failed, long found) {
        super(failed.header() + " does not hold: "
                + (found < 0 ? "there is no such stream" : "the stream is at version " + found));
        this.header = failed.header();
        this.accepted = failed.negated() || found < 0 ? List.of() : List.of(VersionCondition.tag(found));
    }

    /** Name of the header that does not hold. */
    public String header() {
        return header;
    }

    /** Entity tags that the header could name; empty if there are none. */
    public List<String> accepted() {
        return accepted;
    }
}
