package io.symbia.events.words.party;

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
    ASSOCIATION
}
