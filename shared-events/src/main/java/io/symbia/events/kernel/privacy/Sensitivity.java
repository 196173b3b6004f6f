package io.symbia.events.kernel.privacy;

/** Why a value is kept out of an event's bytes. */
public enum Sensitivity {
    /** Commercial: see {@link Restricted}. */
    RESTRICTED,
    /** About a person: see {@link Personal}. */
    PERSONAL
}
