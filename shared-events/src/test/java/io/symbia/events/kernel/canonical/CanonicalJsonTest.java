package io.symbia.events.kernel.canonical;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.events.SharedData;
import io.symbia.events.kernel.canonical.JsonLimits.Numbers;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

class CanonicalJsonTest {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @ParameterizedTest
    @ValueSource(strings = {"arrays", "french", "structures", "values"})
    void writesThePublishedPairs(String name) throws IOException {
        byte[] input = Files.readAllBytes(SharedData.at("jcs/cyberphone/input/" + name + ".json"));
        String hex = Files.readString(SharedData.at("jcs/cyberphone/outhex/" + name + ".txt"));

        JsonNode tree = StrictJson.parse(input, JsonLimits.DOOR.with(Numbers.DOUBLES));

        byte[] expected = HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
        assertThat(CanonicalJson.format(tree).utf8()).isEqualTo(new String(expected, UTF_8));
    }

    /** These pairs show that RFC 8785 does not normalise; our reader refuses their input, so another reads it. */
    @ParameterizedTest
    @ValueSource(strings = {"unicode", "weird"})
    void leavesTextThatIsNotNfcAsItIs(String name) throws IOException {
        byte[] input = Files.readAllBytes(SharedData.at("jcs/cyberphone/input/" + name + ".json"));
        byte[] expected = Files.readAllBytes(SharedData.at("jcs/cyberphone/output/" + name + ".json"));

        assertThatThrownBy(() -> StrictJson.parse(input, JsonLimits.DOOR)).hasMessageContaining("NFC");
        JsonNode tree = JsonMapper.shared().readTree(input);
        assertThat(CanonicalJson.format(tree)).isEqualTo(CanonicalBytes.of(expected));
    }

    /** RFC 8785 appendix B: the bits of a double and how it is written. */
    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "ffefffffffffffff, -1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "c340000000000000, -9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef4f, 999999999999999900000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "41b3de4355555554, 333333333.33333325",
        "41b3de4355555555, 333333333.3333333",
        "41b3de4355555556, 333333333.3333334",
        "41b3de4355555557, 333333333.33333343",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2",
        "0000000000000002, 1e-323", // Not in the appendix: Java writes these two with a digit more.
        "0000000000000004, 2e-323",
    })
    void writesNumbersAsEcmaScriptDoes(String bits, String text) {
        double value = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));

        assertThat(CanonicalJson.format(NODES.numberNode(value)).utf8()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesWhatIsNoNumber(double value) {
        assertThatThrownBy(() -> CanonicalJson.format(NODES.numberNode(value)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesNumbersThatWouldChange() {
        assertThat(CanonicalJson.format(NODES.numberNode((1L << 53) - 1)).utf8())
                .isEqualTo("9007199254740991");
        assertThatThrownBy(() -> CanonicalJson.format(NODES.numberNode(1L << 53)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CanonicalJson.format(NODES.numberNode(new BigDecimal("62.40"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sortsNamesByUtf16CodeUnits() {
        var object = NODES.objectNode();
        object.put("\ufb33", 1)
                .put("\ud83d\ude00", 2)
                .put("\u20ac", 3)
                .put("1", 4)
                .put("\r", 5)
                .put("\u0080", 6);

        assertThat(CanonicalJson.format(object).utf8())
                .isEqualTo("{\"\\r\":5,\"1\":4,\"\u0080\":6,\"\u20ac\":3,\"\ud83d\ude00\":2,\"\ufb33\":1}");
    }

    @Test
    void escapesNoMoreThanItMust() {
        assertThat(CanonicalJson.format(NODES.stringNode("\u0000\u001f\b\t\n\f\r\"\\/\u007f\u2028"))
                        .utf8())
                .isEqualTo("\"\\u0000\\u001f\\b\\t\\n\\f\\r\\\"\\\\/\u007f\u2028\"");
    }

    @Test
    void refusesLoneSurrogates() {
        assertThatThrownBy(() -> CanonicalJson.format(NODES.stringNode("\ud83d")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CanonicalJson.format(NODES.objectNode().put("\ude00", 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void boundsTheDepth() {
        assertThat(CanonicalJson.format(nested(CanonicalJson.MAX_DEPTH)).size())
                .isEqualTo(2 * CanonicalJson.MAX_DEPTH + 2);
        assertThatThrownBy(() -> CanonicalJson.format(nested(CanonicalJson.MAX_DEPTH + 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ArrayNode nested(int depth) {
        ArrayNode array = NODES.arrayNode();
        for (int i = 0; i < depth; i++) array = NODES.arrayNode().add(array);
        return array;
    }
}
