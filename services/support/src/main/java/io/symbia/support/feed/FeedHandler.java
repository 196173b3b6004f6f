package io.symbia.support.feed;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.Uuid;

/** What a feed does with what it reads; all calls on the feed's thread. */
public interface FeedHandler {
    /** Short name, for metrics and client ids. */
    String name();

    /** The topics it reads. */
    Set<String> topics();

    /**
     * Brings what is kept into order after whatever happened before, and says where to read on.
     *
     * @param topicIds of the topics as they are now: what was kept of others means nothing
     */
    Positions begin(Map<String, Uuid> topicIds);

    /**
     * Handles some records, in the order of their partitions, and keeps how far it got. When it throws, the feed begins again
     * where {@link #begin} says.
     */
    void handle(List<IncomingRecord> records) throws InterruptedException;
}
