package io.symbia.tlog.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.symbia.tlog.tree.Octets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class Ed25519Test {
    // RFC 8032 section 7.1, TEST 2.
    private static final Octets SEED = hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
    private static final Octets PUBLIC_KEY = hex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    private static final Octets MESSAGE = hex("72");
    private static final Octets SIGNATURE = hex("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
            + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");

    @Test
    void derivesKeysAndSignsAsTheRfcPrints() {
        assertThat(Ed25519.publicKey(SEED)).isEqualTo(PUBLIC_KEY);
        assertThat(Ed25519.sign(SEED, MESSAGE)).isEqualTo(SIGNATURE);
        assertThat(Ed25519.verifies(PUBLIC_KEY, MESSAGE, SIGNATURE)).isTrue();
    }

    /** Of the eight points some have a second spelling, with the prime of the field added or with a sign where x is zero. */
    @Test
    void knowsPointsOfSmallOrder() {
        for (String y : List.of(
                "00".repeat(32),
                "01" + "00".repeat(31),
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                "ec" + "ff".repeat(30) + "7f",
                "ed" + "ff".repeat(30) + "7f",
                "ee" + "ff".repeat(30) + "7f")) {
            byte[] negative = HexFormat.of().parseHex(y);
            negative[31] |= (byte) 0x80;
            assertThat(Ed25519.isOfSmallOrder(hex(y))).isTrue();
            assertThat(Ed25519.isOfSmallOrder(Octets.of(negative))).isTrue();
        }
        assertThat(Ed25519.isOfSmallOrder(PUBLIC_KEY)).isFalse();
        assertThat(Ed25519.isOfSmallOrder(hex("02" + "00".repeat(31)))).isFalse();
    }

    @Test
    void refusesOtherLengthsBeforeTheProviderSeesThem() {
        byte[] longer = Arrays.copyOf(SIGNATURE.toArray(), 65);
        assertThat(Ed25519.verifies(PUBLIC_KEY, MESSAGE, Octets.of(longer))).isFalse();
        assertThat(Ed25519.verifies(PUBLIC_KEY, MESSAGE, Octets.copyOf(longer, 0, 63)))
                .isFalse();
        assertThat(Ed25519.verifies(PUBLIC_KEY, MESSAGE, Octets.EMPTY)).isFalse();
        assertThat(Ed25519.verifies(Octets.copyOf(longer, 0, 31), MESSAGE, SIGNATURE))
                .isFalse();
        assertThat(Ed25519.verifies(Octets.copyOf(longer, 0, 33), MESSAGE, SIGNATURE))
                .isFalse();
        assertThat(Ed25519.verifies(Octets.EMPTY, MESSAGE, SIGNATURE)).isFalse();
        assertThat(MlDsa44.verifies(Octets.EMPTY, MESSAGE, SIGNATURE)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> Ed25519.publicKey(Octets.EMPTY));
    }

    private static Octets hex(String hex) {
        return Octets.of(HexFormat.of().parseHex(hex));
    }
}
