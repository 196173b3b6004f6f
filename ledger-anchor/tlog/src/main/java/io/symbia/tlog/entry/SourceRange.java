package io.symbia.tlog.entry;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * Which part of a Kafka partition a batch covers.
 *
 * @param topic     name of the topic
 * @param partition zero-based
 * @param from      offset of the first record that was read for this batch
 * @param to        offset after the last record that was read, so greater than {@code from}; the next batch starts there or later
 * @param records   events of this range that were sealed in this batch. Fewer than {@code to - from} if offsets have holes
 *                  (transaction markers) or if a record was a repetition of an event already sealed
 */
public record SourceRange(String topic, int partition, long from, long to, long records)
        implements Comparable<SourceRange> {
    /** Apache Kafka, {@code Topic.MAX_NAME_LENGTH} and its legal characters. */
    private static final Pattern TOPIC = Pattern.compile("[a-zA-Z0-9._-]{1,249}");

    private static final Comparator<SourceRange> BY_PARTITION =
            Comparator.comparing(SourceRange::topic).thenComparingInt(SourceRange::partition);

    /** Refuses an empty range and more records than it has offsets. */
    public SourceRange {
        requireTopic(topic);
        if (partition < 0 || from < 0 || to <= from || to > BatchManifest.MAX_NUMBER) {
            throw new IllegalArgumentException(
                    "no range from " + from + " to " + to + " in partition " + partition + " of " + topic);
        }
        if (records < 0 || records > to - from) {
            throw new IllegalArgumentException(records + " records do not fit offsets " + from + " to " + to);
        }
    }

    static void requireTopic(String topic) {
        if (!TOPIC.matcher(topic).matches()) {
            throw new IllegalArgumentException("not the name of a topic: " + topic);
        }
    }

    /** Whether both are of one partition. */
    public boolean isSamePartitionAs(SourceRange other) {
        return compareTo(other) == 0;
    }

    /** Orders by topic, then partition; ranges of one partition compare as equal. */
    @Override
    public int compareTo(SourceRange other) {
        return BY_PARTITION.compare(this, other);
    }
}
