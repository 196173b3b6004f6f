package io.symbia.events.credit;

/** What a score is made of. */
public enum FactorName {
    PUNCTUALITY,
    INSPECTIONS,
    DISPUTES,
    SETTLEMENT,
    VOLUME,
    TENURE
}
