package io.symbia.bench.material;

import io.symbia.log.entries.EntryBlock;
import io.symbia.tlog.entry.StreamTag;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.TreeHasher;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Events of one size, all different, made without allocating: the bytes of one with a number written into it. */
public final class Events {
    private static final int EVENTS_A_STREAM = 10;
    private static final int SALT_BYTES = 16;
    private static final double FRESH_SHARE = 0.55;
    private static final int DISCLOSURES_BYTES = 110;

    private final byte[] content;
    private final byte[] digest = new byte[Hash.SIZE_BYTES];
    private final byte[] tag = new byte[StreamTag.SIZE_BYTES];
    private final TreeHasher hasher = new TreeHasher();
    private final Random random = new Random(7);

    /** Events of that size. */
    public Events(int sizeBytes) {
        content = new byte[sizeBytes];
        random.nextBytes(content);
    }

    /** The bytes of an event; valid until the next call. */
    public byte[] content(long number) {
        ByteBuffer.wrap(content).putLong(number);
        return content;
    }

    /** The digest of an event. */
    public Hash digest(long number) {
        hasher.hashContent(content(number), 0, content.length, digest, 0);
        return Hash.copyOf(digest, 0);
    }

    /** The tag of the event's stream; valid until the next call. */
    public byte[] tag(long number) {
        ByteBuffer.wrap(tag).putLong(number / EVENTS_A_STREAM * 0x9E3779B97F4A7C15L);
        return tag;
    }

    /** The zero-based place of the event in its stream. */
    public static long sequence(long number) {
        return number % EVENTS_A_STREAM;
    }

    /** Fills a block anew with the entries of that many events, the first of which has that number. */
    public void fill(EntryBlock block, long first, int count) {
        block.clear();
        for (long number = first; number < first + count; number++) addTo(block, number);
    }

    /** Hashes an event and adds its entry, as the log's intake does. */
    public void addTo(EntryBlock block, long number) {
        hasher.hashContent(content(number), 0, content.length, digest, 0);
        block.addEvent(digest, 0, tag(number), 0, sequence(number));
    }

    /**
     * A record as the platform's relays publish them: six headers of about 300 bytes in all, and as hard to compress. Of 106,086 events of
     * an import, records were 1,251 bytes long and LZ4 left 696 of them: digests, salts and identifiers, which no compression makes
     * shorter.
     */
    public ProducerRecord<byte[], byte[]> record(String topic, int partition, long number) {
        byte[] content = content(number).clone();
        byte[] fresh = new byte[(int) (content.length * FRESH_SHARE) - Long.BYTES];
        random.nextBytes(fresh);
        System.arraycopy(fresh, 0, content, Long.BYTES, fresh.length);
        byte[] tag = end(content, number);
        ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(topic, partition, tag, content);
        add(message, "content-type", "application/cloudevents+json");
        add(message, "ce_id", new UUID(random.nextLong(), random.nextLong()).toString());
        add(message, "ce_type", "io.symbia.payment.escrow-funded.v1");
        byte[] disclosures = new byte[DISCLOSURES_BYTES];
        Arrays.fill(disclosures, (byte) 'd');
        message.headers().add("symbia_disclosures", disclosures);
        add(message, "symbia_sequence", Long.toString(sequence(number)));
        add(message, "symbia_tag", HexFormat.of().formatHex(tag));
        return message;
    }

    /** Gives an event the end that events have, by which the log compares it with its headers; returns the tag of its stream. */
    private byte[] end(byte[] event, long number) {
        byte[] salt = new byte[SALT_BYTES];
        ByteBuffer.wrap(salt).putLong(number / EVENTS_A_STREAM);
        String stream = "payment/escrow/%016x".formatted(number / EVENTS_A_STREAM);
        String end = (",\"sequence\":\"%d\",\"source\":\"/symbia/payment\",\"specversion\":\"1.0\",\"stream\":\"%s\","
                        + "\"streamsalt\":\"%s\",\"subject\":\"%016x\",\"time\":\"2026-11-22T09:30:00.250Z\","
                        + "\"type\":\"symbia.payment.escrow.funded.v1\"}")
                .formatted(sequence(number), stream, HexFormat.of().formatHex(salt), number / EVENTS_A_STREAM);
        byte[] bytes = end.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, event, event.length - bytes.length, bytes.length);
        byte[] tagged = Arrays.copyOf(salt, SALT_BYTES + 1 + stream.length());
        System.arraycopy(stream.getBytes(StandardCharsets.US_ASCII), 0, tagged, SALT_BYTES + 1, stream.length());
        byte[] hash = new byte[Hash.SIZE_BYTES];
        hasher.hashContent(tagged, 0, tagged.length, hash, 0);
        return Arrays.copyOf(hash, StreamTag.SIZE_BYTES);
    }

    private static void add(ProducerRecord<byte[], byte[]> message, String name, String value) {
        message.headers().add(name, value.getBytes(StandardCharsets.US_ASCII));
    }
}
