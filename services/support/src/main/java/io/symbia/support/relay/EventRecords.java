package io.symbia.support.relay;

import io.symbia.events.kernel.envelope.EventHeaders;
import io.symbia.events.kernel.envelope.SealedEvent;
import io.symbia.events.kernel.envelope.Topics;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;

/** How an event stands on Kafka: key is the stream, value its exact bytes, and headers for those who need not parse it. */
public final class EventRecords {
    /** Of the CloudEvents Kafka binding, structured mode. */
    public static final String CONTENT_TYPE = "content-type";

    private static final byte[] CLOUD_EVENT = "application/cloudevents+json".getBytes(StandardCharsets.US_ASCII);

    private EventRecords() {}

    /** The record of an event on the topic of its service. */
    public static ProducerRecord<String, byte[]> of(SealedEvent event) {
        return of(event, Topics.events(event.envelope().stream().service()));
    }

    /** The record of an event on some topic. */
    public static ProducerRecord<String, byte[]> of(SealedEvent event, String topic) {
        var record = new ProducerRecord<>(
                topic, event.envelope().stream().toString(), event.bytes().toArray());
        record.headers().add(CONTENT_TYPE, CLOUD_EVENT);
        EventHeaders.of(event)
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }
}
