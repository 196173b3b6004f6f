package io.symbia.log.intake;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the intake is doing, as of its last look.
 *
 * @param problem    what keeps partitions from being read, if anything does
 * @param concerns   what will, unless somebody does something
 * @param room       how many more partitions can be read
 * @param partitions ordered by topic and partition
 */
public record IntakeStatus(Optional<String> problem, List<String> concerns, int room, List<Partition> partitions) {
    /** Keeps copies of the lists. */
    public IntakeStatus {
        concerns = List.copyOf(concerns);
        partitions = List.copyOf(partitions);
    }

    /**
     * One partition.
     *
     * @param nextOffset      offset of the first record that was not taken
     * @param lagRecords      records that wait behind it, up to the end of the partition, if known
     * @param stop            why it is not read any further, if it is not
     * @param keptForMillis   how much longer the broker keeps the oldest record that waits, at least; empty if for ever, or if none waits
     */
    public record Partition(
            String topic,
            int partition,
            long nextOffset,
            OptionalLong lagRecords,
            Optional<Stop> stop,
            OptionalLong keptForMillis) {}

    /** The same with a problem that keeps all partitions from being read. */
    IntakeStatus with(String other) {
        return new IntakeStatus(Optional.of(other), concerns, room, partitions);
    }

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

    /** How much longer the brokers keep every record that waits, at least; empty if for ever. */
    public OptionalLong keptForMillis() {
        return partitions.stream()
                .flatMapToLong(partition -> partition.keptForMillis().stream())
                .min();
    }

    /** Since when the oldest record that stops a partition waits. */
    public OptionalLong oldestStoppedMillis() {
        return partitions.stream()
                .flatMap(partition -> partition.stop().stream())
                .mapToLong(Stop::recordMillis)
                .min();
    }
}
