package io.symbia.support.fold;

import io.symbia.support.place.Positions;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.bson.Document;

/** Keeps views together with the places in streams that they were made from. */
interface ViewStore {
    /**
     * A document as one projection made it.
     *
     * @param stream   tag of the stream of the last event that changed it, in hex
     * @param sequence of that event
     */
    record ChangedView(String projection, String id, Document view, String stream, long sequence) {}

    /** Brings what is kept into order, and says where to read on in these partitions. */
    Positions begin(Collection<TopicPartition> partitions, Map<String, Uuid> topicIds);

    /**
     * Keeps what a batch led to: once this returns it is never done again.
     *
     * @param next   where to read on
     * @param read   the partitions in which something was read
     * @param places the places that projections have reached in streams
     * @throws io.symbia.support.place.LostTurnException when another instance has gone on
     */
    void flush(Positions next, Set<TopicPartition> read, Map<String, Long> places, List<ChangedView> views);
}
