package io.symbia.support.feed;

import com.mongodb.MongoException;
import io.symbia.support.command.ServiceBusy;
import io.symbia.support.platform.BrokerUnavailableException;
import io.symbia.support.refusal.Refusal;
import io.symbia.support.store.OutcomeUnknownException;
import org.apache.kafka.common.KafkaException;
import org.axonframework.common.AxonTransientException;

/** Tells a fault that passes, and is waited out, from one that stays, and is parked. */
public final class Faults {
    private static final int MAX_REASON_LENGTH = 300; // Of a header, not of a story.

    private Faults() {}

    /** Whether trying again may help: database or broker away, lost races, overload. */
    public static boolean isPassing(Throwable failure) {
        return failure instanceof MongoException
                || failure instanceof ServiceBusy
                || failure instanceof OutcomeUnknownException
                || failure instanceof BrokerUnavailableException
                || failure instanceof KafkaException
                || failure instanceof AxonTransientException;
    }

    /** Why an event is parked, in a line. */
    public static String reason(Throwable failure) {
        String text = failure instanceof Refusal refusal
                ? "refused " + refusal.kind().code() + ": " + refusal.getMessage()
                : failure.getClass().getSimpleName() + ": " + failure.getMessage();
        String line = text.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= MAX_REASON_LENGTH ? line : line.substring(0, MAX_REASON_LENGTH);
    }
}
