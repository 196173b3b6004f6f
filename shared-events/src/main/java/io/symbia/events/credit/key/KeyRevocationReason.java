package io.symbia.events.credit.key;

import io.symbia.events.kernel.form.Unrecognised;

/** Why a key is not used any more. */
public enum KeyRevocationReason {
    /** Somebody else may have the private key. */
    COMPROMISED,
    /** Another key has taken its place. */
    SUPERSEDED,
    /** Nobody signs with it any more. */
    CEASED,
    /** What its participant was vouched for by does not hold any more. */
    WITHDRAWN,
    /** A code of a later list. */
    @Unrecognised
    UNRECOGNISED
}
