package io.symbia.system.evidence;

import io.symbia.events.kernel.canonical.CanonicalBytes;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.envelope.StreamSalt;
import io.symbia.events.kernel.envelope.StreamTag;
import io.symbia.local.broker.EmbeddedBroker;
import io.symbia.local.database.EmbeddedDatabase;
import io.symbia.log.LogApplication;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A broker, a database and the whole log in this process, behind a {@link SmallGateway}. */
final class SealingHouse implements AutoCloseable {
    private static final String TOPIC = "evidence.events";

    private final EmbeddedBroker kafka;
    private final EmbeddedDatabase database = EmbeddedDatabase.startInMemory();
    private final ConfigurableApplicationContext log;
    private final SmallGateway gateway;

    SealingHouse(Path folder) throws Exception {
        kafka = EmbeddedBroker.start(folder.resolve("kafka"), 0);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, Optional.of(1), Optional.empty())))
                    .all()
                    .get();
        }
        log = SpringApplication.run(
                LogApplication.class,
                "--server.port=0",
                "--symbia.log.data=" + folder.resolve("log"),
                "--symbia.log.origin=log.test/evidence",
                "--symbia.log.topics=" + TOPIC,
                "--symbia.log.receipts-topic=evidence.receipts",
                "--symbia.log.mongo-uri=" + database.uri(),
                "--symbia.log.kafka-bootstrap=" + kafka.bootstrap(),
                "--symbia.log.seal-interval=20ms",
                "--symbia.log.stream-interval=100ms");
        gateway = new SmallGateway(
                URI.create("http://127.0.0.1:" + log.getEnvironment().getProperty("local.server.port")));
    }

    SmallGateway gateway() {
        return gateway;
    }

    /** Has the service keep events, and the log take them in. */
    void accept(String escrow, List<CanonicalBytes> events) throws Exception {
        gateway.keep(escrow, events);
        StreamTag tag =
                StreamTag.of(new StreamSalt(StreamEvents.salt(escrow)), StreamId.parse("payment/escrow/" + escrow));
        var serializer = new ByteArraySerializer();
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", kafka.bootstrap(), "acks", "all"),
                serializer,
                serializer)) {
            for (int sequence = 0; sequence < events.size(); sequence++) {
                var event = new ProducerRecord<>(
                        TOPIC, 0, new byte[0], events.get(sequence).toArray());
                event.headers().add(new RecordHeader("symbia_tag", ascii(tag.hex())));
                event.headers().add(new RecordHeader("symbia_sequence", ascii(Integer.toString(sequence))));
                producer.send(event).get();
            }
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The log goes, and the gateway stays. */
    void stopTheLog() {
        log.close();
    }

    @Override
    public void close() throws IOException {
        gateway.close();
        log.close();
        database.close();
        kafka.close();
    }
}
