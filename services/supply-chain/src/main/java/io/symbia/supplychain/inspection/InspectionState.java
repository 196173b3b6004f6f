package io.symbia.supplychain.inspection;

/** Where an inspection stands; {@link Inspection} has the table of how it gets there. */
enum InspectionState {
    REQUESTED,
    SAMPLED,
    PASSED,
    FAILED
}
