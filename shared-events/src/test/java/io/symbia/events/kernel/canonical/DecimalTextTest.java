package io.symbia.events.kernel.canonical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"0", "62.40", "-0.01", "12480", "0.000001", "999999999999999999"})
    void formatsWhatItParsed(String text) {
        assertThat(DecimalText.format(DecimalText.parse(text))).isEqualTo(text);
        assertThat(text).matches(DecimalText.PATTERN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " 1", "1 ", "+1", ".5", "5.", "1e3", "1E3", "007", "-0", "-0.00", "0x1", "NaN", "1,5", "١", "1\n"
            })
    void refusesEveryOtherWriting(String text) {
        assertThatThrownBy(() -> DecimalText.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void boundsTheLength() {
        String longest = "1".repeat(DecimalText.MAX_LENGTH);

        assertThat(DecimalText.parse(longest).precision()).isEqualTo(DecimalText.MAX_LENGTH);
        assertThatThrownBy(() -> DecimalText.parse(longest + "1")).isInstanceOf(IllegalArgumentException.class);
    }
}
