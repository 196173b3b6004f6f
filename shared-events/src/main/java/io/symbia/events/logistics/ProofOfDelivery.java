package io.symbia.events.logistics;

import io.symbia.events.kernel.form.Unrecognised;

/** How the reporter of a delivery can show that it happened; ordered from strong to weak. */
public enum ProofOfDelivery {
    /** A one-time password that only the recipient was sent. */
    OTP,
    /** The recipient's signature, on paper or glass. */
    SIGNATURE,
    /** A parcel locker's own record of being opened. */
    LOCKER,
    /** A photograph with its place. */
    GEOPHOTO,
    /** Nothing but the reporter's statement. */
    STATEMENT,
    /** A code of a later list. */
    @Unrecognised
    UNRECOGNISED
}
