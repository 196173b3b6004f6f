package io.symbia.support.view;

/** Lets a reader wait until views have seen an event that it knows of. */
public interface Freshness {
    /** What became of waiting. */
    enum Outcome {
        SEEN,
        NOT_YET,
        UNKNOWN_EVENT
    }

    /** Waits, for a bounded time, until every projection of this service that wants the event has applied it. */
    Outcome await(String eventId);

    /** Whether an event of this id, if there is one, is so young that another instance may know of it alone. */
    boolean isRecent(String eventId);
}
