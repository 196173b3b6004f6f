package io.symbia.log.entries;

/**
 * A partition of a topic that the log reads.
 *
 * @param topic     name of the topic
 * @param partition zero-based
 */
public record Source(String topic, int partition) {
    /** Refuses what the file of partitions cannot hold. */
    public Source {
        if (topic.isBlank() || topic.contains(" ") || topic.contains("\n") || partition < 0) {
            throw new IllegalArgumentException("no source is called " + topic + "/" + partition);
        }
    }

    @Override
    public String toString() {
        return topic + "/" + partition;
    }
}
