package io.symbia.supplychain.trace;

/** On which side of a trace's subject something lies. */
public enum TraceDirection {
    /** What is traced. */
    SUBJECT,
    /** Towards the inputs, and at last the farm. */
    BACKWARD,
    /** Towards the units, orders and buyers. */
    FORWARD
}
