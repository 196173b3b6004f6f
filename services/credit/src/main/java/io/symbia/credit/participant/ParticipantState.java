package io.symbia.credit.participant;

/** The states of a participant. */
public enum ParticipantState {
    /** Somebody has vouched for it; it may not act yet. */
    REGISTERED,
    /** It acts. */
    ACTIVE,
    /** It begins nothing new. */
    SUSPENDED
}
