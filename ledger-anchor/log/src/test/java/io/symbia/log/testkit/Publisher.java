package io.symbia.log.testkit;

import io.symbia.tlog.entry.StreamTag;
import io.symbia.tlog.tree.Hash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Publishes events by hand, as the services' relay does, and as it should not. */
public final class Publisher implements AutoCloseable {
    private static final int SALT_BYTES = 16;

    private final String bootstrap;
    private final KafkaProducer<byte[], byte[]> producer;
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();

    /** A publisher to a broker. */
    public Publisher(String bootstrap) {
        this.bootstrap = bootstrap;
        this.producer = new KafkaProducer<>(
                // One request in flight: on a topic made just now, a broker may refuse one batch and take the next.
                Map.of(
                        "bootstrap.servers",
                        bootstrap,
                        "acks",
                        "all",
                        "compression.type",
                        "lz4",
                        "linger.ms",
                        5,
                        "max.in.flight.requests.per.connection",
                        1),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Creates a topic. */
    public void createTopic(String topic, int partitions) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.createTopics(List.of(new NewTopic(topic, Optional.of(partitions), Optional.empty())))
                    .all()
                    .get();
        } catch (ExecutionException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Sends an event; it is acknowledged after {@link #flush}. */
    public void send(String topic, int partition, TestEvent event) {
        sendRaw(topic, partition, event.bytes(), headers(event));
    }

    /** The record of an event, for a producer of another kind. */
    public static ProducerRecord<byte[], byte[]> record(String topic, int partition, TestEvent event) {
        return new ProducerRecord<>(topic, partition, new byte[0], event.bytes(), headers(event));
    }

    private static List<Header> headers(TestEvent event) {
        List<Header> headers = new ArrayList<>();
        headers.add(new RecordHeader("symbia_tag", event.tag().hex().getBytes(StandardCharsets.US_ASCII)));
        headers.add(new RecordHeader(
                "symbia_sequence", Long.toString(event.sequence()).getBytes(StandardCharsets.US_ASCII)));
        return headers;
    }

    /** Sends an event with a time of its own. */
    public void sendAt(String topic, int partition, TestEvent event, long millis) {
        sent.add(producer.send(
                new ProducerRecord<>(topic, partition, millis, new byte[0], event.bytes(), headers(event))));
    }

    /** Sends whatever it is given. */
    public void sendRaw(String topic, int partition, byte[] value, List<Header> headers) {
        sent.add(producer.send(new ProducerRecord<>(topic, partition, new byte[0], value, headers)));
    }

    /** Waits until everything is acknowledged. */
    public void flush() {
        producer.flush();
        try {
            for (Future<RecordMetadata> send : sent) {
                send.get();
            }
        } catch (ExecutionException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
        sent.clear();
    }

    @Override
    public void close() {
        producer.close();
    }

    /**
     * An event of nobody's business, with the members by which an event says its place.
     *
     * @param stream   any name without anything that JSON escapes
     * @param sequence zero-based
     * @param text     its bytes
     */
    public record TestEvent(String stream, long sequence, String text) {
        /** An event whose text follows from its place. */
        public static TestEvent of(String stream, long sequence) {
            return of(stream, sequence, "nothing");
        }

        /** An event that says something. */
        public static TestEvent of(String stream, long sequence, String said) {
            String text = "{\"data\":{\"said\":\"%s\"},\"sequence\":\"%d\",\"stream\":\"%s\",\"streamsalt\":\"%s\"}"
                    .formatted(said, sequence, stream, HexFormat.of().formatHex(salt(stream)));
            return new TestEvent(stream, sequence, text);
        }

        /** The same event, which says when it was accepted: {@code 1970-01-01T00:00:00.000Z}. */
        public TestEvent at(String time) {
            return new TestEvent(
                    stream, sequence, text.substring(0, text.length() - 1) + ",\"time\":\"" + time + "\"}");
        }

        private static byte[] salt(String stream) {
            byte[] hash =
                    Hash.ofContent(stream.getBytes(StandardCharsets.UTF_8)).toArray();
            return Arrays.copyOf(hash, SALT_BYTES);
        }

        /** The bytes that are published. */
        public byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        /** What the log knows it by. */
        public Hash digest() {
            return Hash.ofContent(bytes());
        }

        /** The tag of its stream. */
        public StreamTag tag() {
            byte[] name = stream.getBytes(StandardCharsets.UTF_8);
            byte[] tagged = Arrays.copyOf(salt(stream), SALT_BYTES + 1 + name.length);
            System.arraycopy(name, 0, tagged, SALT_BYTES + 1, name.length);
            return StreamTag.of(Arrays.copyOf(Hash.ofContent(tagged).toArray(), StreamTag.SIZE_BYTES));
        }
    }
}
