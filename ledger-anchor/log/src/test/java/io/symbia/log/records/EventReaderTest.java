package io.symbia.log.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.log.testkit.Publisher.TestEvent;
import io.symbia.tlog.tree.Hash;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class EventReaderTest {
    private static final long SEQUENCE = 4294967295L;
    private static final TestEvent EVENT = TestEvent.of("reader", SEQUENCE);
    private static final byte[] VALUE = EVENT.bytes();
    private static final String TAG = EVENT.tag().hex();

    private final EventReader reader = new EventReader();

    private EventRecord read(String tag, String sequence, ByteBuffer value) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("symbia_tag", tag.getBytes(StandardCharsets.UTF_8));
        headers.add("symbia_sequence", sequence.getBytes(StandardCharsets.UTF_8));
        return reader.deserialize("topic", headers, value);
    }

    private EventRecord read(TestEvent event) {
        return read(event.tag().hex(), Long.toString(event.sequence()), ByteBuffer.wrap(event.bytes()));
    }

    private Optional<String> read(String tag, String sequence) {
        return read(tag, sequence, ByteBuffer.wrap(VALUE)).fault();
    }

    @Test
    void readsDigestTagAndSequence() {
        EventRecord event = read(EVENT);
        assertThat(event.fault()).isEmpty();
        assertThat(event.digestHash()).isEqualTo(Hash.ofContent(VALUE));
        assertThat(event.streamTag().hex()).isEqualTo(TAG);
        assertThat(event.sequence()).isEqualTo(SEQUENCE);
        assertThat(read(TestEvent.of("reader", 0)).sequence()).isZero();
    }

    @Test
    void changesNothingOfWhatItReadBefore() {
        EventRecord first = read(EVENT);
        read(TestEvent.of("another", 2));
        assertThat(first.digestHash()).isEqualTo(Hash.ofContent(VALUE));
        assertThat(first.streamTag().hex()).isEqualTo(TAG);
        assertThat(first.sequence()).isEqualTo(SEQUENCE);
    }

    @Test
    void hashesTheValueWhereverItLies() {
        ByteBuffer slice = ByteBuffer.allocate(VALUE.length + 100)
                .position(7)
                .put(VALUE)
                .flip()
                .position(7)
                .slice();
        assertThat(read(TAG, "" + SEQUENCE, slice).digestHash()).isEqualTo(Hash.ofContent(VALUE));
        ByteBuffer direct = ByteBuffer.allocateDirect(VALUE.length).put(VALUE).flip();
        assertThat(read(TAG, "" + SEQUENCE, direct).digestHash()).isEqualTo(Hash.ofContent(VALUE));
    }

    @Test
    void refusesWhateverIsNotExactlyATag() {
        for (String tag : List.of("", TAG.substring(1), TAG + "0", TAG.toUpperCase(Locale.ROOT), "g".repeat(32))) {
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

    @Test
    void refusesHeadersOfAnotherPlace() {
        String otherTag = TestEvent.of("another", 0).tag().hex();
        assertThat(read(otherTag, "" + SEQUENCE).orElseThrow()).contains("headers of another place");
        assertThat(read(TAG, "7").orElseThrow()).contains("headers of another place");
        for (int digit = 0; digit < TAG.length(); digit++) {
            char other = TAG.charAt(digit) == '0' ? '1' : '0';
            String tag = TAG.substring(0, digit) + other + TAG.substring(digit + 1);
            assertThat(read(tag, "" + SEQUENCE)).as(tag).isPresent();
        }
    }

    @Test
    void refusesWhatDoesNotEndAsAnEvent() {
        String text = EVENT.text();
        for (int length = 0; length < text.length(); length++) {
            byte[] cut = text.substring(0, length).getBytes(StandardCharsets.UTF_8);
            assertThat(read(TAG, "" + SEQUENCE, ByteBuffer.wrap(cut)).fault())
                    .as("%s", length)
                    .isPresent();
        }
        for (String other : List.of(
                text + " ",
                text.replace("streamsalt", "streamsaln"),
                text.replace("\"stream\"", "\"strean\""),
                text.replace("sequence", "sequencf"),
                text.replace("\"" + SEQUENCE + "\"", "" + SEQUENCE),
                text.replace("\"stream\":", "\"stream\" :"),
                text.replace("reader", "r".repeat(201)),
                "{\"data\":" + text + "}")) {
            assertThat(read(TAG, "" + SEQUENCE, ByteBuffer.wrap(other.getBytes(StandardCharsets.UTF_8)))
                            .fault())
                    .as(other)
                    .isPresent();
        }
    }

    /** What the event says of something else cannot pass for what it says of its place. */
    @Test
    void takesNoValueForAMember() {
        TestEvent sly = TestEvent.of("sly", 3);
        String elsewhere = "\\\",\\\"sequence\\\":\\\"9\\\",\\\"stream\\\":\\\"reader\\\\";
        String text = sly.text().substring(0, sly.text().length() - 1) + ",\"subject\":\"" + elsewhere + "\"}";
        assertThat(read(sly.tag().hex(), "3", ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)))
                        .fault())
                .isEmpty();
        String inData = sly.text().replace("nothing", elsewhere);
        assertThat(read(sly.tag().hex(), "3", ByteBuffer.wrap(inData.getBytes(StandardCharsets.UTF_8)))
                        .fault())
                .isEmpty();
    }

    @Test
    void readsAnEventAsServicesSealIt() throws IOException {
        Path known = Path.of("../../shared-events/src/test/resources/known/sample-order-placed.json");
        byte[] bytes = Files.readAllBytes(known);
        byte[] tagged = "................\0sample/order/PO-2611-0042".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f"), 0, tagged, 0, 16);
        String tag = Hash.ofContent(tagged).hex().substring(0, 32);
        assertThat(read(tag, "0", ByteBuffer.wrap(bytes)).fault()).isEmpty();
        assertThat(read(tag, "1", ByteBuffer.wrap(bytes)).fault()).isPresent();
    }
}
