package io.symbia.events.words.goods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class QuantityTest {
    @ParameterizedTest
    @CsvSource({
        "200, 200",
        "200.0, 200",
        "0.500, 0.5",
        "0, 0",
        "0.000, 0",
        "999999999999, 999999999999",
        "0.000001, 0.000001"
    })
    void hasOneText(String given, String written) {
        assertThat(Quantity.of(given, "KGM")).hasToString(written + " KGM").isEqualTo(Quantity.of(written, "KGM"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "-0.000001", "1000000000000", "0.0000001", "1e3"})
    void refusesWhatIsNoQuantity(String value) {
        assertThatThrownBy(() -> Quantity.of(value, "KGM")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takesAwayNoMoreThanThereIs() {
        Quantity all = Quantity.of("200", "XCT");

        assertThat(all.minus(all).isZero()).isTrue();
        assertThat(all.plus(Quantity.of("1", "XCT")).exceeds(all)).isTrue();
        assertThatThrownBy(() -> all.minus(Quantity.of("200.000001", "XCT")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> all.minus(Quantity.of("1", "KGM"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> all.exceeds(Quantity.of("1", "KGM"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isTextInJson() {
        assertThat(JsonMapper.shared().writeValueAsString(Quantity.of("200", "XCT")))
                .isEqualTo("{\"value\":\"200\",\"unit\":\"XCT\"}");
        assertThatThrownBy(() -> JsonMapper.shared().readValue("{\"value\":200,\"unit\":\"XCT\"}", Quantity.class))
                .isNotNull();
    }
}
