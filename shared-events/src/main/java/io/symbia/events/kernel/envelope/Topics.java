package io.symbia.events.kernel.envelope;

/** The names of what flows between processes. One topic a service, keyed by stream, so that a stream keeps its order. */
public final class Topics {
    /** Where the log says which leaf an event became. */
    public static final String RECEIPTS = "symbia.ledger.receipts";

    /** Partitions of every topic; a stream stays in one of them. Changing it would break the order of streams. */
    public static final int PARTITIONS = 12;

    private Topics() {}

    /** The topic of a service's events: {@code symbia.payment.events}. */
    public static String events(String service) {
        return "symbia." + service + ".events";
    }

    /** Where a service sends its events once more when it is told to, in one partition; only the log reads it. */
    public static String resent(String service) {
        return events(service) + ".resent";
    }

    /** Where a consumer puts the records of {@code topic} that it could not handle, with the reason. */
    public static String parked(String topic) {
        return topic + ".parked";
    }
}
