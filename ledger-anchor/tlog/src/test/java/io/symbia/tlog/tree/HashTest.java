package io.symbia.tlog.tree;

import static io.symbia.tlog.testkit.Specification.RFC_6962;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.symbia.tlog.testkit.Must;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class HashTest {
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"; // FIPS 180-4
    private static final Hash HASH = Hash.parseHex(ABC);

    @Test
    void isWrittenAndReadInBothForms() {
        assertThat(Hash.ofContent("abc".getBytes(StandardCharsets.US_ASCII))).isEqualTo(HASH);
        assertThat(HASH.hex()).isEqualTo(ABC).isEqualTo(HASH.toString());
        assertThat(Hash.parseBase64(HASH.base64())).isEqualTo(HASH).hasSameHashCodeAs(HASH);
        assertThat(Hash.of(HASH.toArray())).isEqualByComparingTo(HASH);
    }

    @Test
    void refusesOtherLengthsAndOtherSpellings() {
        assertThatIllegalArgumentException().isThrownBy(() -> Hash.of(new byte[31]));
        assertThatIllegalArgumentException().isThrownBy(() -> Hash.of(new byte[33]));
        assertThatIllegalArgumentException().isThrownBy(() -> Hash.copyOf(new byte[40], 9));
        assertThatIllegalArgumentException().isThrownBy(() -> Hash.copyOf(new byte[40], -1));
        assertThatIllegalArgumentException().isThrownBy(() -> Octets.copyOf(new byte[4], -1, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> Octets.copyOf(new byte[4], 1, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> Octets.copyOf(new byte[4], 3, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> Hash.parseBase64("AAAA"));
        assertThatIllegalArgumentException().isThrownBy(() -> Hash.parseHex(ABC.toUpperCase(Locale.ROOT)));
        assertThatIllegalArgumentException().isThrownBy(() -> Hash.parseHex(ABC + "00"));
        assertThatIllegalArgumentException().isThrownBy(() -> Hash.parseHex("zz" + ABC.substring(2)));
        String base64 = HASH.base64();
        assertThatIllegalArgumentException().isThrownBy(() -> Hash.parseBase64(base64.replace("=", "")));
        assertThatIllegalArgumentException().isThrownBy(() -> Hash.parseBase64(base64 + "\n"));
        assertThatIllegalArgumentException().isThrownBy(() -> Hash.parseBase64(base64.replace('/', '_')));
    }

    /** The last character of 44 holds four bits of the hash and two that mean nothing; the JDK takes any. */
    @Test
    void hasOneSpellingInBase64() {
        String base64 = HASH.base64();
        assertThat(base64).endsWith("0=");
        for (char stray : new char[] {'1', '2', '3'}) {
            String other = base64.substring(0, 42) + stray + "=";
            assertThatIllegalArgumentException().isThrownBy(() -> Hash.parseBase64(other));
        }
    }

    @Test
    void nobodyCanChangeItFromOutside() {
        byte[] bytes = HASH.toArray();
        Hash copy = Hash.of(bytes);
        bytes[0] ^= 1;
        copy.toArray()[0] ^= 1;
        assertThat(copy).isEqualTo(HASH);

        byte[] content = {1, 2, 3};
        Octets octets = Octets.of(content);
        content[0] = 9;
        octets.toArray()[0] = 9;
        assertThat(octets).isEqualTo(Octets.of(new byte[] {1, 2, 3})).isNotEqualTo(Octets.EMPTY);
    }

    @Must(
            by = RFC_6962,
            says = {
                "The hash of an empty list is the hash of an empty string",
                "this domain separation is required to give second preimage resistance"
            })
    @Test
    void hashesLeavesAndNodesApart() {
        // RFC 6962 section 2.1; the leaf hash of the empty entry as printed in the tests of other implementations.
        assertThat(MerkleTree.leafHash(Octets.EMPTY).hex())
                .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        assertThat(MerkleTree.EMPTY_ROOT.hex())
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        Hash node = MerkleTree.nodeHash(HASH, HASH);
        byte[] asEntry = new byte[64];
        HASH.copyTo(asEntry, 0);
        HASH.copyTo(asEntry, 32);
        assertThat(node)
                .isEqualTo(ReferenceTree.node(HASH, HASH))
                .isNotEqualTo(MerkleTree.leafHash(Octets.of(asEntry)));
    }

    @Test
    void foldsOnlyPerfectTrees() {
        TreeHasher hasher = new TreeHasher();
        assertThatIllegalArgumentException().isThrownBy(() -> hasher.foldPerfect(new byte[96], 3));
        assertThatIllegalArgumentException().isThrownBy(() -> hasher.foldPerfect(new byte[64], 4));
        assertThatIllegalArgumentException().isThrownBy(() -> hasher.hashContent(new byte[1], 0, 1, new byte[32], 1));
    }
}
