package io.symbia.credit.participant;

/** Where a participant stands. */
public enum ParticipantState {
    /** Somebody has vouched for it; it may not act yet. */
    REGISTERED,
    /** It acts. */
    ACTIVE,
    /** It begins nothing new. */
    SUSPENDED
}
