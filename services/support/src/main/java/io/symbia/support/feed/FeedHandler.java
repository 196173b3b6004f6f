package io.symbia.support.feed;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** What a feed does with what it reads; all calls on the feed's thread. */
public interface FeedHandler {
    /** Short name, for metrics and client ids. */
    String name();

    /** The topics it reads. */
    Set<String> topics();

    /**
     * Brings what is kept into order after whatever happened before, and says where to read on.
     *
     * @return the offset of the next record by partition; partitions that are absent are read from their beginning
     */
    Map<TopicPartition, Long> begin();

    /**
     * Handles some records, in the order of their partitions, and keeps how far it got. When it throws, the feed begins again
     * where {@link #begin} says.
     */
    void handle(List<IncomingRecord> records) throws InterruptedException;
}
