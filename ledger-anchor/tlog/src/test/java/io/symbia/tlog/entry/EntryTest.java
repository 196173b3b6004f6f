package io.symbia.tlog.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class EntryTest {
    private static final Hash DIGEST = Hash.ofContent(new byte[] {1});
    private static final StreamTag TAG = StreamTag.parseHex("000102030405060708090a0b0c0d0e0f");

    @Test
    void layOutAnEventAsDocumented() {
        Octets entry = new Entry.Event(DIGEST, TAG, 0xFEDC_BA98L).format();

        assertThat(entry.size()).isEqualTo(53);
        assertThat(HexFormat.of().formatHex(entry.toArray()))
                .isEqualTo("01" + DIGEST.hex() + "000102030405060708090a0b0c0d0e0f" + "fedcba98");
    }

    @Test
    void layOutAManifestAsDocumented() {
        Octets entry = new Entry.Manifest(DIGEST, 258).format();

        assertThat(HexFormat.of().formatHex(entry.toArray()))
                .isEqualTo("02" + DIGEST.hex() + "00".repeat(16) + "00000102");
    }

    @Test
    void readsWhatItWrote() {
        for (long sequence : new long[] {0, 1, 255, 256, Integer.MAX_VALUE, 1L << 31, Entry.MAX_SEQUENCE}) {
            Entry event = new Entry.Event(DIGEST, TAG, sequence);
            Entry manifest = new Entry.Manifest(DIGEST, sequence);
            assertThat(Entry.parse(event.format())).isEqualTo(event);
            assertThat(Entry.parse(manifest.format())).isEqualTo(manifest);
        }
    }

    @Test
    void everyByteOfAnEntryCounts() {
        for (Entry entry : new Entry[] {new Entry.Event(DIGEST, TAG, 7), new Entry.Manifest(DIGEST, 7)}) {
            for (int index = 0; index < Entry.SIZE_BYTES; index++) {
                byte[] changed = entry.format().toArray();
                changed[index] ^= 0x40;
                assertThat(parsesTo(Octets.of(changed), entry))
                        .as("byte %d", index)
                        .isFalse();
            }
        }
    }

    private static boolean parsesTo(Octets octets, Entry entry) {
        try {
            return Entry.parse(octets).equals(entry);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    @Test
    void refusesOtherLengthsKindsAndSequences() {
        assertThatIllegalArgumentException().isThrownBy(() -> Entry.parse(Octets.of(new byte[52])));
        assertThatIllegalArgumentException().isThrownBy(() -> Entry.parse(Octets.of(new byte[54])));
        assertThatIllegalArgumentException().isThrownBy(() -> Entry.parse(Octets.of(new byte[53])));
        assertThatIllegalArgumentException().isThrownBy(() -> new Entry.Event(DIGEST, TAG, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Entry.Event(DIGEST, TAG, 1L << 32));
        assertThatIllegalArgumentException().isThrownBy(() -> new Entry.Manifest(DIGEST, 1L << 32));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Entry.writeEvent(new byte[32], 0, new byte[16], 0, 1L << 32, new byte[53], 0));
        byte[] tagged = new Entry.Manifest(DIGEST, 7).format().toArray();
        tagged[Entry.TAG_OFFSET + 15] = 1;
        assertThatIllegalArgumentException().isThrownBy(() -> Entry.parse(Octets.of(tagged)));
        assertThatIllegalArgumentException().isThrownBy(() -> StreamTag.of(new byte[15]));
        assertThatIllegalArgumentException().isThrownBy(() -> StreamTag.parseHex("00"));
        assertThatIllegalArgumentException().isThrownBy(() -> StreamTag.parseHex("0A" + "00".repeat(15)));
    }
}
