package io.symbia.log.fetching;

import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * What one poll brought.
 *
 * @param <V> what is made of the values of records
 * @param turn the last turn that had been taken when it was polled, see {@link Fetching#turn}
 * @param gone the offset that was asked for, of partitions whose broker does not have it any more
 * @param lags records that are published and were not polled yet; empty if nobody looked
 */
public record Fetched<V>(
        long turn,
        ConsumerRecords<ByteBuffer, V> records,
        Map<TopicPartition, Long> gone,
        Map<TopicPartition, Long> lags) {}
