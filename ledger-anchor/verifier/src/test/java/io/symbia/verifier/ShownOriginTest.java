package io.symbia.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.events.kernel.canonical.CanonicalJson;
import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.event.ShownOrigin;
import io.symbia.verifier.report.NotProvenException;
import io.symbia.verifier.statement.Kind;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a statement repeats of the record of an origin, and what it refuses to repeat. */
class ShownOriginTest {
    private static final String GROUND = "{\"digest\":\"%s\",\"id\":\"019379a0-0000-7000-8000-%012d\"}";
    private static final String SIGNED = "{\"contentDigest\":\"sha-256=:X19f:\",\"covered\":[{\"component\":\"x\","
            + "\"value\":\"\"}],\"keyId\":\"k\",\"kind\":\"request\",\"method\":\"PUT\",\"signature\":\"s=:X19f:\","
            + "\"signatureInput\":\"s=(x)\",\"target\":\"/a\"}";

    private static ObjectNode json(String text) {
        return (ObjectNode) JsonMapper.shared().readTree(text);
    }

    private static ShownOrigin read(ObjectNode json) throws NotProvenException {
        return ShownOrigin.read(Octets.of(CanonicalJson.format(json).toArray()));
    }

    private static ObjectNode derivation(int grounds) {
        ObjectNode json = json("{\"kind\":\"derivation\",\"rule\":\"payment/x\",\"version\":1}");
        ArrayNode restsOn = json.putArray("restsOn");
        IntStream.range(0, grounds).forEach(i -> restsOn.add(json(GROUND.formatted("5f".repeat(32), i))));
        return json;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 64})
    void countsTheEventsOfADerivation(int grounds) throws NotProvenException {
        assertThat(read(derivation(grounds)).values()).endsWith("count", grounds);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 65})
    void refusesADerivationFromNoneOrTooMany(int grounds) {
        assertThatThrownBy(() -> read(derivation(grounds))).isInstanceOf(NotProvenException.class);
    }

    @Test
    void refusesGroundsThatAreNoEventsOrOneTwice() {
        ObjectNode number = derivation(1);
        ((ArrayNode) number.get("restsOn")).add(7);
        ObjectNode twice = derivation(2);
        ((ArrayNode) twice.get("restsOn")).add(json(GROUND.formatted("00".repeat(32), 1)));
        ObjectNode unnamed = derivation(1);
        ((ObjectNode) unnamed.get("restsOn").get(0)).remove("digest");

        for (ObjectNode bad : new ObjectNode[] {number, twice, unnamed}) {
            assertThatThrownBy(() -> read(bad)).as(bad.toString()).isInstanceOf(NotProvenException.class);
        }
    }

    @Test
    void showsTheKeyOfAWholeSignatureAlone() throws NotProvenException {
        assertThat(read(json(SIGNED)).values()).endsWith("key", "k");
        assertThat(read(json("{\"kind\":\"request\",\"method\":\"PUT\",\"target\":\"/a\"}"))
                        .values())
                .endsWith("key", "none");
    }

    @ParameterizedTest
    @CsvSource({"contentDigest", "covered", "keyId", "signature", "signatureInput"})
    void refusesAPartOfASignature(String member) {
        ObjectNode without = json(SIGNED);
        without.remove(member);

        assertThatThrownBy(() -> read(without)).isInstanceOf(NotProvenException.class);
    }

    @Test
    void readsNoMoreThanARecordMayHave() throws NotProvenException {
        ObjectNode large = json("{\"kind\":\"oracle\"}");
        for (int i = 0; i < 7; i++) large.put("m" + i, "y".repeat(16_384));
        large.put("z", "");
        int left = 131_072 - CanonicalJson.format(large).size();

        assertThat(read(large.put("z", "y".repeat(left))).kind()).isEqualTo(Kind.OTHER_ORIGIN);
        assertThatThrownBy(() -> read(large.put("z", "y".repeat(left + 1)))).isInstanceOf(NotProvenException.class);
    }
}
