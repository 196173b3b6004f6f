package io.symbia.support.feed;

import io.symbia.support.place.Positions;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/** What a feed does with what it reads; all calls on the feed's thread. */
public interface FeedHandler {
    /** Short name, for metrics, client ids and the group of the instances that share the work. */
    String name();

    /** The topics it reads. */
    Set<String> topics();

    /** Whether one instance has to read all partitions, for what it makes of them cannot be divided. */
    default boolean needsOneReader() {
        return false;
    }

    /** The most records to be given at once. */
    default int maxRecords() {
        return 500;
    }

    /**
     * Brings what is kept into order after whatever happened before, forgets what it remembers, and says where to read on. Another instance
     * may have had some of the partitions until now.
     *
     * @param partitions all that this instance reads from now on
     * @param topicIds   of the topics as they are now: what was kept of others means nothing
     */
    Positions begin(Collection<TopicPartition> partitions, Map<String, Uuid> topicIds);

    /**
     * Keeps that partitions go on at these places, for what was before is gone: so it is missed once, and not again by the next process. Called
     * right after {@link #begin}.
     *
     * @throws io.symbia.support.place.LostTurnException when another instance has gone on with one of the partitions
     */
    void goOnAt(Map<TopicPartition, OffsetAndMetadata> places);

    /**
     * Handles some records, in the order of their partitions, and keeps how far it got. When it throws, the feed begins again
     * where {@link #begin} says.
     *
     * @throws io.symbia.support.place.LostTurnException when another instance has gone on with one of the partitions
     */
    void handle(List<IncomingRecord> records) throws InterruptedException;
}
