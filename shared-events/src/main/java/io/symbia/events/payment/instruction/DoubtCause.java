package io.symbia.events.payment.instruction;

/** Why it is not known whether a provider has paid. */
public enum DoubtCause {
    /** No answer within the time limit. */
    NO_ANSWER_IN_TIME,
    /** The connection broke after the instruction may have been handed over. */
    CONNECTION_LOST
}
