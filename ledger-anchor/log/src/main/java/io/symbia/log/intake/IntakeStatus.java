package io.symbia.log.intake;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the intake is doing, as of its last look.
 *
 * @param problem    what keeps all partitions from being read, if anything does
 * @param partitions ordered by topic and partition
 */
public record IntakeStatus(Optional<String> problem, List<Partition> partitions) {
    /** Keeps a copy of the list. */
    public IntakeStatus {
        partitions = List.copyOf(partitions);
    }

    /**
     * One partition.
     *
     * @param nextOffset offset of the first record that was not taken; -1 if none was taken yet
     * @param lagRecords records that wait behind it, if known
     * @param stop       why it is not read any further, if it is not
     */
    public record Partition(
            String topic, int partition, long nextOffset, OptionalLong lagRecords, Optional<Stop> stop) {}

    /** Records that wait in all partitions, as far as known. */
    public long lagRecords() {
        return partitions.stream()
                .mapToLong(partition -> partition.lagRecords().orElse(0))
                .sum();
    }

    /** Partitions that are not read any further. */
    public long stopped() {
        return partitions.stream()
                .filter(partition -> partition.stop().isPresent())
                .count();
    }

    /** When the oldest record that stops a partition was published. */
    public OptionalLong oldestStoppedMillis() {
        return partitions.stream()
                .flatMap(partition -> partition.stop().stream())
                .mapToLong(Stop::recordMillis)
                .min();
    }
}
