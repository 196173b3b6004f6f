package io.symbia.events.credit.key;

import io.symbia.events.kernel.form.Unrecognised;

/** In whose hands a private key is. */
public enum KeyCustody {
    /** In its participant's own. */
    OWN,
    /** In the platform's, which signs what it is told at a door. */
    PLATFORM,
    /** A code of a later list. */
    @Unrecognised
    UNRECOGNISED
}
