package io.symbia.events.kernel.canonical;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestTest {
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"; // FIPS 180-4

    @Test
    void isSha256() {
        assertThat(Digest.ofContent("abc".getBytes(US_ASCII)).hex()).isEqualTo(ABC);
        assertThat(CanonicalBytes.of("abc".getBytes(US_ASCII)).digest()).hasToString(ABC);
    }

    @Test
    void comesBackFromItsText() {
        assertThat(Digest.parseHex(ABC))
                .isEqualTo(Digest.of(Digest.parseHex(ABC).toArray()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ba78", "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD"})
    void hasOneText(String text) {
        assertThatThrownBy(() -> Digest.parseHex(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isOrderedAsItsText() {
        Digest low = Digest.parseHex("7f".repeat(32));
        Digest high = Digest.parseHex("80".repeat(32));

        assertThat(low).isLessThan(high);
    }

    @Test
    void cannotBeChangedThroughItsArrays() {
        byte[] given = new byte[Digest.SIZE_BYTES];
        Digest digest = Digest.of(given);
        given[0] = 1;
        digest.toArray()[0] = 1;

        assertThat(digest.hex()).isEqualTo("00".repeat(32));
    }
}
