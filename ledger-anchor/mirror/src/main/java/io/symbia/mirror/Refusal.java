package io.symbia.mirror;

/** Why a request was refused, as c2sp.org/tlog-mirror and c2sp.org/tlog-witness number it. */
public final class Refusal extends Exception {
    private static final long serialVersionUID = 1;

    /** The kinds, each with its status code. */
    public enum Kind {
        /** The request has not the form of one. */
        MALFORMED(400),
        /** The log did not sign it, or the policy does not hold it for good. */
        NOT_SIGNED(403),
        /** The log is none that is mirrored here. */
        UNKNOWN_LOG(404),
        /** The pending checkpoint has another size than the log thinks; the message is the size. */
        OTHER_SIZE(409),
        /** The upload does not begin or end where it has to; the message is a {@link Mirror.Information}. */
        OTHER_PLACE(409),
        /** The body is larger than one may be; this and the same of a witness are no demand of the specifications. */
        TOO_LARGE(413),
        /** The content is not that of the log's tree. */
        INCONSISTENT(422);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        /** The HTTP status code. */
        public int status() {
            return status;
        }
    }

    private final Kind kind;

    Refusal(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** What kind of refusal it is. */
    public Kind kind() {
        return kind;
    }
}
