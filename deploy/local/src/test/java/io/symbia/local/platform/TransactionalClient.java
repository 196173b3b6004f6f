package io.symbia.local.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Somebody who knows the broker by its name: says who answered, commits one record and reads it. To end a transaction the
 * broker writes to itself, so this fails where it has to know its own name for that.
 */
final class TransactionalClient {
    private static final String TOPIC = "named";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private TransactionalClient() {}

    static void main(String[] arguments) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", arguments[0]);
        try (Admin admin = Admin.create(settings)) {
            admin.describeCluster()
                    .nodes()
                    .get()
                    .forEach(node -> System.out.println("node=" + node.host() + ":" + node.port()));
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
        Map<String, Object> writing = new HashMap<>(settings);
        writing.put("transactional.id", "writer");
        writing.put("max.block.ms", (int) PATIENCE.toMillis());
        try (var producer = new KafkaProducer<>(writing, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(TOPIC, "committed")).get();
            producer.commitTransaction();
        }
        Map<String, Object> reading = new HashMap<>(settings);
        reading.put("group.id", "reader");
        reading.put("auto.offset.reset", "earliest");
        reading.put(
                "isolation.level", "read_committed"); // Shows the record once the end of its transaction is written.
        try (var consumer = new KafkaConsumer<>(reading, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(TOPIC));
            Instant deadline = Instant.now().plus(PATIENCE);
            while (Instant.now().isBefore(deadline)) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    System.out.println("read=" + record.value());
                    return;
                }
            }
        }
        throw new IllegalStateException("nothing was read in " + PATIENCE);
    }
}
