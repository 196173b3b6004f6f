package io.symbia.support.feed;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import io.symbia.support.command.ServiceBusy;
import io.symbia.support.place.LostTurnException;
import io.symbia.support.platform.BrokerUnavailableException;
import io.symbia.support.platform.TooSlowException;
import io.symbia.support.refusal.Refusal;
import io.symbia.support.store.OutcomeUnknownException;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.axonframework.common.AxonTransientException;

/** Tells a fault that passes, and is waited out, from one that stays, and is parked. */
public final class Faults {
    private static final int MAX_REASON_LENGTH = 300; // Of a header, not of a story.

    private Faults() {}

    /**
     * Errors that say that what was to be written cannot be, now or later (MongoDB's {@code error_codes.yml}): bad value, failed to
     * parse, type mismatch, prefixed and dotted names, document validation, object too large, resulting document too large.
     */
    private static final Set<Integer> OF_THE_DOCUMENT = Set.of(2, 9, 14, 52, 57, 121, 10_334, 17_280, 17_419, 17_420);

    /** Whether trying again may help: database or broker away, lost races, overload. */
    public static boolean isPassing(Throwable failure) {
        return (failure instanceof MongoException database && !isOfTheDocument(database))
                || failure instanceof ServiceBusy
                || failure instanceof LostTurnException
                || failure instanceof TooSlowException
                || failure instanceof OutcomeUnknownException
                || failure instanceof BrokerUnavailableException
                || failure instanceof KafkaException
                || failure instanceof AxonTransientException;
    }

    /** All other errors of a database end some day: it is away, slow, has another primary, or does not know us yet. */
    private static boolean isOfTheDocument(MongoException failure) {
        return failure instanceof MongoBulkWriteException bulk
                ? bulk.getWriteErrors().stream().anyMatch(error -> OF_THE_DOCUMENT.contains(error.getCode()))
                : OF_THE_DOCUMENT.contains(failure.getCode());
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
