package io.symbia.support.feed;

import io.symbia.events.kernel.envelope.Topics;
import io.symbia.support.platform.Broker;
import io.symbia.support.testkit.ServiceUnderTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** What the crate service has parked. */
final class ParkedRecords {
    private ParkedRecords() {}

    /** A line for each record with such a key: the consumer, and its reason. */
    static List<String> reasons(ServiceUnderTest service, String about) {
        List<String> reasons = new ArrayList<>();
        String topic = Topics.parked(Topics.events("crates"));
        try (Consumer<String, byte[]> consumer = service.bean(Broker.class).consumer("reader")) {
            List<TopicPartition> partitions = new ArrayList<>();
            for (int i = 0; i < Topics.PARTITIONS; i++) partitions.add(new TopicPartition(topic, i));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    if (!record.key().contains(about)) continue;
                    reasons.add(header(record, ParkingLot.CONSUMER) + " " + header(record, ParkingLot.REASON));
                }
            }
        }
        return reasons;
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
