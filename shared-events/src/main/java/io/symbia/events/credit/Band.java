package io.symbia.events.credit;

/** What a score means. */
public enum Band {
    A,
    B,
    C,
    D,
    E,
    /** Too little evidence to say. */
    UNRATED
}
