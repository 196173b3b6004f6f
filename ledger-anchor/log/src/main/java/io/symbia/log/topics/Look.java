package io.symbia.log.topics;

import io.symbia.log.entries.Source;
import java.util.List;
import java.util.Map;

/**
 * What the brokers said when they were asked.
 *
 * @param partitions ordered by topic and partition
 * @param missing    topics that do not exist
 * @param silent     partitions that exist and about which nobody answers, such as those without a leader, and why
 * @param retention  of each topic that exists
 */
public record Look(
        List<FoundPartition> partitions,
        List<String> missing,
        Map<Source, String> silent,
        Map<String, Retention> retention) {
    /** Keeps copies. */
    public Look {
        partitions = List.copyOf(partitions);
        missing = List.copyOf(missing);
        silent = Map.copyOf(silent);
        retention = Map.copyOf(retention);
    }
}
