package io.symbia.log.intake;

import io.symbia.tlog.entry.PassedRange;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an operator reads about the intake: one event a line. */
final class IntakeLog {
    private static final Logger LOG = LoggerFactory.getLogger("io.symbia.log.intake");

    private IntakeLog() {}

    static void stopped(TopicPartition partition, Stop stop) {
        LOG.error(
                "event=partition_stopped topic={} partition={} offset={} kind={} reason=\"{}\"",
                partition.topic(),
                partition.partition(),
                stop.offset(),
                stop.kind(),
                stop.reason());
    }

    static void passed(PassedRange range) {
        LOG.warn(
                "event=passed topic={} partition={} from={} to={} renewed={} reason=\"{}\"",
                range.topic(),
                range.partition(),
                range.from(),
                range.to(),
                range.renewed().isPresent(),
                range.reason());
    }

    static void resumed(TopicPartition partition, long offset) {
        LOG.info(
                "event=partition_resumed topic={} partition={} offset={}",
                partition.topic(),
                partition.partition(),
                offset);
    }
}
