package io.symbia.bench;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Records as the platform's relays publish them: six headers of about 300 bytes in all, and as hard to compress. Of 106,086 events of an
 * import, records were 1,251 bytes long and LZ4 left 696 of them: digests, salts and identifiers, which no compression makes shorter.
 */
final class PublishedEvents {
    private static final double FRESH_SHARE = 0.55;
    private static final int DISCLOSURES_BYTES = 110;

    private final Events events;
    private final Random random = new Random(7);

    PublishedEvents(Events events) {
        this.events = events;
    }

    ProducerRecord<byte[], byte[]> record(String topic, int partition, long number) {
        byte[] content = events.content(number).clone();
        byte[] fresh = new byte[(int) (content.length * FRESH_SHARE) - Long.BYTES];
        random.nextBytes(fresh);
        System.arraycopy(fresh, 0, content, Long.BYTES, fresh.length);
        byte[] tag = events.tag(number).clone();
        ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(topic, partition, tag, content);
        add(message, "content-type", "application/cloudevents+json");
        add(message, "ce_id", new UUID(random.nextLong(), random.nextLong()).toString());
        add(message, "ce_type", "io.symbia.payment.escrow-funded.v1");
        add(message, "symbia_tag", HexFormat.of().formatHex(tag));
        add(message, "symbia_sequence", Long.toString(Events.sequence(number)));
        byte[] disclosures = new byte[DISCLOSURES_BYTES];
        Arrays.fill(disclosures, (byte) 'd');
        message.headers().add("symbia_disclosures", disclosures);
        return message;
    }

    private static void add(ProducerRecord<byte[], byte[]> message, String name, String value) {
        message.headers().add(name, value.getBytes(StandardCharsets.US_ASCII));
    }
}
