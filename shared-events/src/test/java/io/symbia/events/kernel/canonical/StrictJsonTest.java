package io.symbia.events.kernel.canonical;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.sun.management.ThreadMXBean;
import io.symbia.events.kernel.canonical.JsonLimits.Numbers;
import io.symbia.events.kernel.canonical.JsonLimits.Texts;
import java.lang.management.ManagementFactory;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
    private static final JsonLimits SMALL = new JsonLimits(64, 3, 4, 5, 8, Numbers.INTEGERS, Texts.COMPOSED);

    @Test
    void readsEveryKindOfValue() {
        var tree = StrictJson.parse("{\"a\":[1,-2,true,false,null,\"x\"],\"b\":{}}".getBytes(UTF_8), JsonLimits.DOOR);

        assertThat(tree.toString()).isEqualTo("{\"a\":[1,-2,true,false,null,\"x\"],\"b\":{}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{`a`:1,`a`:2}|duplicate_name|/a",
                "{`o`:{`x`:1,`\\u0078`:2}}|duplicate_name|/o/x",
                "[1,`\\ud800`]|lone_surrogate|/1",
                "[1,`\\udc00\\ud800`]|lone_surrogate|/1",
                "{`\\ud800`:1}|lone_surrogate|''",
                "{`k`:`e\\u0301`}|text_not_nfc|/k",
                "{`e\\u0301`:1}|text_not_nfc|''",
                "{`k`:[`\\u212b`]}|text_not_nfc|/k/0",
                "{`k`:1.5}|fractional_number|/k",
                "{`k`:1.0}|fractional_number|/k",
                "{`k`:1e2}|fractional_number|/k",
                "{`k`:9007199254740992}|number_out_of_range|/k",
                "{`k`:-9007199254740992}|number_out_of_range|/k",
                "{`k`:99999999999999999999999}|number_out_of_range|/k",
                "NaN|not_json|''",
                "[Infinity]|not_json|''",
                "[01]|not_json|''",
                "{`a`:1}x|trailing_data|''",
                "{} {}|trailing_data|''",
                "[1,]|not_json|''",
                "[1|not_json|''",
            })
    void refusesWithCodeAndPlace(String json, String code, String pointer) {
        refuses(json.replace('`', '"').getBytes(UTF_8), JsonLimits.DOOR, code, pointer);
    }

    @ParameterizedTest
    @CsvSource({
        "'', not_json", // Nothing at all.
        "20, not_json",
        "efbbbf7b7d, byte_order_mark",
        "22c0ae22, not_utf8", // A full stop in two bytes.
        "22eda08022, not_utf8", // U+D800 in UTF-8.
        "22f4908080 22, not_utf8", // Beyond U+10FFFF.
        "22e9 22, not_utf8", // ISO 8859-1.
        "22c3, not_utf8", // A character cut off.
        "feff007b007d, not_utf8", // UTF-16 is not looked for.
        "7b007d00, not_json",
    })
    void refusesBytesThatAreNotPlainUtf8(String hex, String code) {
        refuses(HexFormat.of().parseHex(hex.replace(" ", "")), JsonLimits.DOOR, code, "");
    }

    @Test
    void acceptsTheLargestExactIntegers() {
        byte[] json = "[9007199254740991,-9007199254740991,-0]".getBytes(UTF_8);

        assertThat(StrictJson.parse(json, JsonLimits.DOOR).get(1).longValue()).isEqualTo(-9_007_199_254_740_991L);
    }

    @Test
    void acceptsFractionsOnlyWhereTheyAreAdmitted() {
        byte[] json = "[0.1,1E400]".getBytes(UTF_8);

        refuses(json, JsonLimits.DOOR, "fractional_number", "/0");
        refuses(json, JsonLimits.DOOR.with(Numbers.DOUBLES), "number_out_of_range", "/1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[[[0]]]|[[[[0]]]]|too_deep|/0/0/0",
                "{`abcd`:0}|{`abcde`:0}|name_too_long|''",
                "[`abcde`]|[`abcdef`]|text_too_long|/0",
                "[1,2,3,4,5,6,7]|[1,2,3,4,5,6,7,8]|too_many_values|/7",
            })
    void keepsEachLimitOnBothSides(String allowed, String refused, String code, String pointer) {
        StrictJson.parse(allowed.replace('`', '"').getBytes(UTF_8), SMALL);

        refuses(refused.replace('`', '"').getBytes(UTF_8), SMALL, code, pointer);
    }

    @Test
    void keepsTheSizeOnBothSides() {
        StrictJson.parse(("[1" + " ".repeat(61) + "]").getBytes(UTF_8), SMALL);

        refuses(("[1" + " ".repeat(62) + "]").getBytes(UTF_8), SMALL, "too_large", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "[{\"a\":"})
    void spendsNoMemoryOnDepth(String opening) {
        byte[] deep = opening.repeat(100_000).getBytes(UTF_8);
        refuses(deep, JsonLimits.DOOR, "too_deep"); // Loads the classes.

        long before = allocatedBytes();
        refuses(deep, JsonLimits.DOOR, "too_deep");

        // The text is decoded once; a tree of that depth would take ten times as much.
        assertThat(allocatedBytes() - before).isLessThan(6L * deep.length + 300_000);
    }

    private static long allocatedBytes() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    private static void refuses(byte[] json, JsonLimits limits, String code, String pointer) {
        assertThatThrownBy(() -> StrictJson.parse(json, limits))
                .asInstanceOf(type(RefusedJson.class))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code))
                .satisfies(refused -> assertThat(refused.pointer()).isEqualTo(pointer));
    }

    private static void refuses(byte[] json, JsonLimits limits, String code) {
        assertThatThrownBy(() -> StrictJson.parse(json, limits))
                .asInstanceOf(type(RefusedJson.class))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":1,}|line 1, column 8",
                "{\"a\" 1}|line 1, column 6",
                "{\"a\":tru}|line 1, column",
                "{\"a\":|line 1, column 6",
                "{\"a|line 1, column 4",
                "[1|line 1, column 3"
            })
    void saysWhereADocumentIsNoJsonAndNothingOfHowItIsRead(String text, String place) {
        assertThatThrownBy(() -> StrictJson.parse(text.getBytes(UTF_8), JsonLimits.DOOR))
                .hasMessageContaining(place)
                .hasMessageNotContainingAny("Source", "REDACTED", "StreamReadFeature", "token", "code ");
    }
}
