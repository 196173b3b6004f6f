package io.symbia.events.payment.journal;

/** The side of an account on which an amount is booked. */
public enum Side {
    DEBIT,
    CREDIT
}
