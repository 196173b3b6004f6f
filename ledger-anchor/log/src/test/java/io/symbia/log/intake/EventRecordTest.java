package io.symbia.log.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.tlog.tree.Hash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class EventRecordTest {
    private static final String TAG = "00112233445566778899aabbccddeeff";
    private static final byte[] VALUE = "an event".getBytes(StandardCharsets.UTF_8);

    private final EventRecord event = new EventRecord();

    private static ConsumerRecord<ByteBuffer, ByteBuffer> record(String tag, String sequence, ByteBuffer value) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("symbia_tag", tag.getBytes(StandardCharsets.UTF_8));
        headers.add("symbia_sequence", sequence.getBytes(StandardCharsets.UTF_8));
        return new ConsumerRecord<>(
                "topic", 0, 0, 1, TimestampType.CREATE_TIME, 0, 0, null, value, headers, Optional.empty());
    }

    private Optional<String> read(String tag, String sequence) {
        return event.read(record(tag, sequence, ByteBuffer.wrap(VALUE)));
    }

    @Test
    void readsDigestTagAndSequence() {
        assertThat(read(TAG, "4294967295")).isEmpty();
        assertThat(event.digestHash()).isEqualTo(Hash.ofContent(VALUE));
        assertThat(event.streamTag().hex()).isEqualTo(TAG);
        assertThat(event.sequence()).isEqualTo(4294967295L);
        assertThat(read(TAG, "0")).isEmpty();
        assertThat(event.sequence()).isZero();
    }

    @Test
    void hashesTheValueWhereverItLies() {
        ByteBuffer slice = ByteBuffer.allocate(100)
                .position(7)
                .put(VALUE)
                .flip()
                .position(7)
                .slice();
        assertThat(event.read(record(TAG, "1", slice))).isEmpty();
        assertThat(event.digestHash()).isEqualTo(Hash.ofContent(VALUE));
        ByteBuffer direct = ByteBuffer.allocateDirect(VALUE.length).put(VALUE).flip();
        assertThat(event.read(record(TAG, "1", direct))).isEmpty();
        assertThat(event.digestHash()).isEqualTo(Hash.ofContent(VALUE));
    }

    @Test
    void refusesWhateverIsNotExactlyATag() {
        for (String tag :
                List.of("", TAG.substring(1), TAG + "0", TAG.toUpperCase(Locale.ROOT), TAG.replace('0', 'g'))) {
            assertThat(read(tag, "0").orElseThrow()).as(tag).contains("symbia_tag");
        }
    }

    @Test
    void refusesWhateverIsNotExactlyASequence() {
        for (String sequence : List.of("", "-1", "+1", "01", "1 ", "1.0", "x", "4294967296", "99999999999999999999")) {
            assertThat(read(TAG, sequence).orElseThrow()).as(sequence).contains("symbia_sequence");
        }
    }

    @Test
    void refusesARecordWithoutHeadersOrValue() {
        ConsumerRecord<ByteBuffer, ByteBuffer> bare = new ConsumerRecord<>("topic", 0, 0, null, ByteBuffer.wrap(VALUE));
        assertThat(event.read(bare).orElseThrow()).contains("symbia_tag");
        assertThat(event.read(record(TAG, "0", null)).orElseThrow()).isEqualTo("has no value");
    }
}
