package io.symbia.logistics.views;

/** DCSA's {@code eventClassifierCode}: how sure a report about a milestone is. */
public enum Classifier {
    /** Planned: agreed. */
    PLN,
    /** Estimated: expected now. */
    EST,
    /** Actual: happened. */
    ACT
}
