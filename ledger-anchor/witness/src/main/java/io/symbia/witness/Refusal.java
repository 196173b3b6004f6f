package io.symbia.witness;

/** Why a checkpoint was not cosigned, as c2sp.org/tlog-witness numbers it. Nothing was remembered. */
public final class Refusal extends Exception {
    private static final long serialVersionUID = 1;

    /** The kinds, each with its status code. */
    public enum Kind {
        /** The request has not the form of one, or claims that the tree has shrunk. */
        MALFORMED(400),
        /** The log did not sign it. */
        NOT_SIGNED(403),
        /** The log is none that this witness watches. */
        UNKNOWN_LOG(404),
        /** The log has not said from which size on; the message is the size. */
        OTHER_SIZE(409),
        /** The tree is not what it has been before with something added. */
        INCONSISTENT(422),
        /** It proves that a log signed two histories, and there is no room for more proofs of that (RFC 4918, section 11.5). */
        NO_ROOM(507);

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
