package io.symbia.tlog.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.symbia.tlog.OutsideData;
import io.symbia.tlog.tree.Octets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The published attacks on signature verification, through our own entry points. */
class WycheproofTest {
    @Test
    void agreesWithEveryEd25519Vector() {
        JsonNode file = OutsideData.json(OutsideData.path("crypto/wycheproof/ed25519_test.json"));
        int tried = 0;
        for (JsonNode group : file.get("testGroups")) {
            Octets publicKey = hex(group.get("publicKey").get("pk"));
            for (JsonNode vector : group.get("tests")) {
                assertThat(Ed25519.verifies(publicKey, hex(vector.get("msg")), hex(vector.get("sig"))))
                        .as("Ed25519 vector %s: %s", vector.get("tcId"), vector.get("comment"))
                        .isEqualTo(vector.get("result").stringValue().equals("valid"));
                tried++;
            }
        }
        assertThat(tried).isEqualTo(file.get("numberOfTests").intValue()).isGreaterThan(100);
    }

    @Test
    void agreesWithEveryMlDsa44VectorWithoutContext() {
        JsonNode file = OutsideData.json(OutsideData.path("crypto/wycheproof/mldsa_44_verify_test.json"));
        int tried = 0;
        for (JsonNode group : file.get("testGroups")) {
            Octets publicKey = hex(group.get("publicKey"));
            for (JsonNode vector : group.get("tests")) {
                if (vector.has("ctx") && !vector.get("ctx").stringValue().isEmpty()) {
                    continue; // c2sp.org/tlog-cosignature signs without a context.
                }
                assertThat(MlDsa44.verifies(publicKey, hex(vector.get("msg")), hex(vector.get("sig"))))
                        .as("ML-DSA-44 vector %s: %s", vector.get("tcId"), vector.get("comment"))
                        .isEqualTo(vector.get("result").stringValue().equals("valid"));
                tried++;
            }
        }
        assertThat(tried).isGreaterThan(30);
    }

    @Test
    void makesTheMlDsa44KeysOfTheirSeeds() {
        JsonNode file = OutsideData.json(OutsideData.path("crypto/wycheproof/mldsa_44_sign_seed_test.json"));
        Octets message = Octets.of(new byte[] {1, 2, 3});
        int tried = 0;
        for (JsonNode group : file.get("testGroups")) {
            Octets seed = hex(group.get("privateSeed"));
            if (seed.size() != SeededKeyPair.SEED_BYTES) {
                assertThatIllegalArgumentException().isThrownBy(() -> MlDsa44.publicKey(seed));
                continue;
            }
            Octets publicKey = MlDsa44.publicKey(seed);
            assertThat(publicKey).isEqualTo(hex(group.get("publicKey")));
            assertThat(MlDsa44.verifies(publicKey, message, MlDsa44.sign(seed, message)))
                    .isTrue();
            tried++;
        }
        assertThat(tried).isGreaterThan(20);
    }

    private static Octets hex(JsonNode node) {
        return Octets.of(HexFormat.of().parseHex(node.stringValue()));
    }
}
