package io.symbia.log.records;

import java.time.Duration;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;

/**
 * Since when an event has waited for the log. An event says itself when it was accepted, and a record when it was made: both are in the hand of
 * its publisher, whose clock may be wrong or lie. So they count only as far as they agree with what the log knows: when the broker took the
 * record, where it stamps records itself ({@code message.timestamp.type=LogAppendTime}), and else when the log read it.
 *
 * @param millis   milliseconds since 1970 from which the event's age counts; never later than now
 * @param isTimely whether the event's own word was believed, or it has none
 */
public record Arrival(long millis, boolean isTimely) {
    /**
     * By so much an event may have waited before it came to Kafka. A relay takes a fraction of a second; a clock that is wrong by as much does
     * not make the log look ill, which begins at twice this.
     */
    public static final Duration BELIEVED = Duration.ofSeconds(30);

    /** That of an event which is read now. INVARIANT 138: no age follows the word of a publisher by more than {@link #BELIEVED}. */
    public static Arrival of(ConsumerRecord<?, ?> record, OptionalLong acceptedMillis, long nowMillis) {
        boolean isStamped = record.timestampType() == TimestampType.LOG_APPEND_TIME && record.timestamp() > 0;
        long hadMillis = isStamped ? Math.min(record.timestamp(), nowMillis) : nowMillis;
        if (acceptedMillis.isEmpty()) {
            return new Arrival(hadMillis, true);
        }
        long said = acceptedMillis.getAsLong(); // From 1970 to 9999: nothing overflows.
        boolean isTimely = Math.abs(said - hadMillis) <= BELIEVED.toMillis();
        return new Arrival(isTimely ? Math.min(said, hadMillis) : hadMillis, isTimely);
    }
}
