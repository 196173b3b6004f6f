package io.symbia.tlog.entry;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An operator's decision that a partition goes on elsewhere than at the record that stopped it. Without {@code renewed} the records from
 * {@code from} to {@code to} - 1 are not sealed: they are no events, or are gone. With {@code renewed} the partition was read up to
 * {@code from}, and what has its name now, a topic made anew or cut below that offset, is read from {@code to} on.
 *
 * @param topic     name of the topic
 * @param partition zero-based
 * @param from      offset at which the partition had stopped
 * @param to        offset at which it goes on: greater than {@code from}, unless {@code renewed} says what begins again
 * @param reason    in the operator's words, which stay public for ever: 1 to 200 printable ASCII characters without quotation mark and
 *                  backslash
 * @param renewed   what is read from here on, if offsets begin again
 */
public record PassedRange(
        String topic, int partition, long from, long to, String reason, Optional<TopicIncarnation> renewed)
        implements Comparable<PassedRange> {
    /** Most of one manifest: all partitions of a cluster can begin again at once. */
    public static final int MAX_PASSED = 1_000;

    private static final Pattern REASON = Pattern.compile("[ -~&&[^\"\\\\]]{1,200}");

    private static final Comparator<PassedRange> BY_PARTITION =
            Comparator.comparing(PassedRange::topic).thenComparingInt(PassedRange::partition);

    /** Refuses a range that passes nothing, and a reason that JSON would have to escape. */
    public PassedRange {
        SourceRange.requireTopic(topic);
        boolean goesOn = renewed.isPresent() || to > from;
        if (partition < 0 || from < 0 || to < 0 || !goesOn || Math.max(from, to) > BatchManifest.MAX_NUMBER) {
            throw new IllegalArgumentException(
                    "partition " + partition + " of " + topic + " cannot pass from " + from + " to " + to);
        }
        if (!REASON.matcher(reason).matches()) {
            throw new IllegalArgumentException("a reason has 1 to 200 printable ASCII characters without \" and \\");
        }
    }

    /** Orders by topic, then partition; those of one partition compare as equal. */
    @Override
    public int compareTo(PassedRange other) {
        return BY_PARTITION.compare(this, other);
    }

    /** Whether the record at an offset of the partition is one of those that are not sealed. */
    public boolean passes(long offset) {
        return renewed.isEmpty() && from <= offset && offset < to;
    }

    /** Whether it may follow a range that the same batch read: not of the same partition, or where that ends or later. */
    boolean mayFollow(SourceRange read) {
        return !topic.equals(read.topic()) || partition != read.partition() || from >= read.to();
    }

    /** Says what was decided, in one line. */
    @Override
    public String toString() {
        String what = renewed.map(incarnation -> "read up to " + from + ", goes on at " + to + " of " + incarnation)
                .orElse("records " + from + " to " + (to - 1) + " are not sealed");
        return topic + " partition " + partition + ": " + what + ": " + reason;
    }
}
