package io.symbia.supplychain.unit;

/** Where a logistic unit stands; {@link LogisticUnit} has the table of how it gets there. */
public enum UnitState {
    /** On its own. */
    PACKED,
    /** Inside another unit. */
    INSIDE,
    /** Gone for good. */
    UNPACKED
}
