package io.symbia.events.words.party;

import io.symbia.events.kernel.form.Unrecognised;

/** What a participant does in cross-border commerce. */
public enum Role {
    SUPPLIER,
    MANUFACTURER,
    BUYER,
    PLATFORM,
    CARRIER,
    FORWARDER,
    WAREHOUSE,
    PSP,
    BANK,
    CUSTOMS,
    INSPECTOR,
    AUDITOR,
    PARK_OPERATOR,
    ASSOCIATION,
    /** A code of a later list. */
    @Unrecognised
    UNRECOGNISED
}
