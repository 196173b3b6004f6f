package io.symbia.log.fetching;

import io.symbia.kafka.Brokers;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** How the log consumes: no group, no offsets but its own, no guess where to go on, large fetches. */
public final class ConsumerSettings {
    private static final int MAX_POLL_RECORDS = 1_000; // Few enough that one thread hands on while the other polls.
    private static final int FETCH_BYTES =
            1 << 20; // A partition and fetch: what lies in memory meanwhile is copied by each collection.
    private static final int FETCH_WAIT_MILLIS = 100;
    private static final int RECEIVE_BYTES = 1 << 20;
    private static final int ONE_BATCH_BYTES = 1 << 16;

    private ConsumerSettings() {}

    /**
     * For reading a few records again.
     *
     * @param number tells the consumers of one log apart
     */
    public static Map<String, Object> ofFewRecords(Brokers brokers, int number) {
        Map<String, Object> settings = new HashMap<>(of(brokers, number));
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1); // A broker gives one batch at least.
        settings.put(ConsumerConfig.RECEIVE_BUFFER_CONFIG, ONE_BATCH_BYTES);
        return settings;
    }

    /** @param number tells the consumers of one log apart */
    static Map<String, Object> of(Brokers brokers, int number) {
        return brokers.client(Map.ofEntries(
                Map.entry(ConsumerConfig.CLIENT_ID_CONFIG, "symbia-log-" + number),
                Map.entry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false),
                Map.entry(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false),
                Map.entry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none"), // Never skip to where records happen to be.
                // Topics of events take no transactions. Nothing of one is kept back, and its marker stops the
                // partition.
                Map.entry(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted"),
                Map.entry(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_POLL_RECORDS),
                Map.entry(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES),
                Map.entry(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MILLIS),
                Map.entry(ConsumerConfig.RECEIVE_BUFFER_CONFIG, RECEIVE_BYTES)));
    }
}
