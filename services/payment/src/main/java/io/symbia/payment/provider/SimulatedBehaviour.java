package io.symbia.payment.provider;

/** What the simulated provider does with payments to a creditor. */
public enum SimulatedBehaviour {
    /** Settles at once. */
    SETTLES,
    /** Settles at once and takes its time to say so. */
    SETTLES_SLOWLY,
    /** Accepts first ({@code ACSP}), has settled when asked again. */
    SETTLES_LATER,
    /** Rejects with {@code AC04}, the account is closed. */
    REJECTS,
    /** Pays, and does not answer the first time it is asked to. */
    PAYS_AND_FALLS_SILENT,
    /** Loses the order, and does not answer, the first time it is asked to pay. */
    LOSES_THE_ORDER,
    /** Cannot be reached. */
    UNREACHABLE
}
