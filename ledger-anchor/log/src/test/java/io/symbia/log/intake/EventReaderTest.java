package io.symbia.log.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.tlog.tree.Hash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class EventReaderTest {
    private static final String TAG = "00112233445566778899aabbccddeeff";
    private static final byte[] VALUE = "an event".getBytes(StandardCharsets.UTF_8);

    private final EventReader reader = new EventReader();

    private EventRecord read(String tag, String sequence, ByteBuffer value) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("symbia_tag", tag.getBytes(StandardCharsets.UTF_8));
        headers.add("symbia_sequence", sequence.getBytes(StandardCharsets.UTF_8));
        return reader.deserialize("topic", headers, value);
    }

    private Optional<String> read(String tag, String sequence) {
        return read(tag, sequence, ByteBuffer.wrap(VALUE)).fault();
    }

    @Test
    void readsDigestTagAndSequence() {
        EventRecord event = read(TAG, "4294967295", ByteBuffer.wrap(VALUE));
        assertThat(event.fault()).isEmpty();
        assertThat(event.digestHash()).isEqualTo(Hash.ofContent(VALUE));
        assertThat(event.streamTag().hex()).isEqualTo(TAG);
        assertThat(event.sequence()).isEqualTo(4294967295L);
        assertThat(read(TAG, "0", ByteBuffer.wrap(VALUE)).sequence()).isZero();
    }

    @Test
    void changesNothingOfWhatItReadBefore() {
        EventRecord first = read(TAG, "1", ByteBuffer.wrap(VALUE));
        read(TAG.replace('0', 'f'), "2", ByteBuffer.allocate(VALUE.length));
        assertThat(first.digestHash()).isEqualTo(Hash.ofContent(VALUE));
        assertThat(first.streamTag().hex()).isEqualTo(TAG);
        assertThat(first.sequence()).isEqualTo(1);
    }

    @Test
    void hashesTheValueWhereverItLies() {
        ByteBuffer slice = ByteBuffer.allocate(100)
                .position(7)
                .put(VALUE)
                .flip()
                .position(7)
                .slice();
        assertThat(read(TAG, "1", slice).digestHash()).isEqualTo(Hash.ofContent(VALUE));
        ByteBuffer direct = ByteBuffer.allocateDirect(VALUE.length).put(VALUE).flip();
        assertThat(read(TAG, "1", direct).digestHash()).isEqualTo(Hash.ofContent(VALUE));
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
    void refusesARecordWithoutHeaders() {
        EventRecord bare = reader.deserialize("topic", new RecordHeaders(), ByteBuffer.wrap(VALUE));
        assertThat(bare.fault().orElseThrow()).contains("symbia_tag");
    }
}
