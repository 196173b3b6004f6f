package io.symbia.tlog.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StreamTagTest {
    private static final StreamTag TAG = StreamTag.parseHex("80000000000000017fffffffffffffff");

    @Test
    void isTheSameAsNumbersAsBytesAndAsDigits() {
        assertThat(TAG).isEqualTo(new StreamTag(0x8000000000000001L, 0x7FFFFFFFFFFFFFFFL));
        assertThat(TAG.hex()).isEqualTo("80000000000000017fffffffffffffff");
        assertThat(StreamTag.of(TAG.octets().toArray())).isEqualTo(TAG);
        byte[] around = new byte[StreamTag.SIZE_BYTES + 2];
        TAG.copyTo(around, 1);
        assertThat(HexFormat.of().formatHex(around)).isEqualTo("00" + TAG.hex() + "00");
        assertThat(StreamTag.at(around, 1)).isEqualTo(TAG);
    }

    @Test
    void hasSixteenBytes() {
        assertThatIllegalArgumentException().isThrownBy(() -> StreamTag.of(new byte[15]));
        assertThatIllegalArgumentException().isThrownBy(() -> StreamTag.of(new byte[17]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StreamTag.parseHex("A" + TAG.hex().substring(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StreamTag.parseHex(TAG.hex().substring(1)));
    }

    @Test
    void countsItsBitsFromTheMostSignificant() {
        BigInteger number = new BigInteger(TAG.hex(), 16);
        for (int bit = 0; bit < StreamTag.SIZE_BITS; bit++) {
            assertThat(TAG.bit(bit)).as("bit %d", bit).isEqualTo(number.testBit(StreamTag.SIZE_BITS - 1 - bit));
        }
    }

    @Test
    void sharesTheBitsBeforeTheFirstThatDiffers() {
        BigInteger number = new BigInteger(TAG.hex(), 16);
        for (int bit = 0; bit < StreamTag.SIZE_BITS; bit++) {
            String flipped = "%032x".formatted(number.flipBit(StreamTag.SIZE_BITS - 1 - bit));
            assertThat(TAG.sharedBits(StreamTag.parseHex(flipped))).isEqualTo(bit);
        }
        assertThat(TAG.sharedBits(TAG)).isEqualTo(StreamTag.SIZE_BITS);
    }

    @Test
    void isOrderedAsItsDigitsAre() {
        Random random = new Random(3);
        List<StreamTag> tags = IntStream.range(0, 200)
                .mapToObj(_ -> new StreamTag(random.nextInt(3) - 1, random.nextLong()))
                .toList();
        assertThat(tags.stream().sorted().map(StreamTag::hex).toList())
                .isEqualTo(tags.stream().map(StreamTag::hex).sorted().toList());
        assertThat(Stream.of(TAG, new StreamTag(1, 0)).sorted().toList()).containsExactly(new StreamTag(1, 0), TAG);
    }
}
