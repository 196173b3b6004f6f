package io.symbia.supplychain.batch;

/** Where a batch stands; {@link ProductionBatch} has the table of how it gets there. */
public enum BatchState {
    /** Being made: inputs may be consumed. */
    STARTED,
    /** Made: quantities may be given out. */
    PRODUCED,
    /** Nothing may be given out until it is released. */
    QUARANTINED,
    /** Passed each mandatory inspection: quantities may be given out. */
    RELEASED
}
