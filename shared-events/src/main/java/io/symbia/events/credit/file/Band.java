package io.symbia.events.credit.file;

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
