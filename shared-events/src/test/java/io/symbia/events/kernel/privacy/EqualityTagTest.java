package io.symbia.events.kernel.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EqualityTagTest {
    private static final EqualityTag.Key KEY = EqualityTag.Key.of(counting(32));

    @ParameterizedTest
    @CsvSource({
        "personId, 11010519491231002X, aOlUGqMwI_gYkEMKmrNAnIpro0soxx4wvv8MtVwur3s",
        "amount, CNY:129900, GUmpMk3O7NJbfTLIzQgqvcVegJrLlcYT0CN13XJLv00",
    })
    void isTheTagOfTheVector(String label, String value, String tag) {
        assertThat(EqualityTag.of(KEY, label, value)).hasToString(tag);
    }

    @Test
    void differsWithKeyLabelAndValue() {
        EqualityTag tag = EqualityTag.of(KEY, "amount", "EUR:1312000");
        EqualityTag.Key otherKey = EqualityTag.Key.of(new byte[32]);

        assertThat(EqualityTag.of(otherKey, "amount", "EUR:1312000")).isNotEqualTo(tag);
        assertThat(EqualityTag.of(KEY, "total", "EUR:1312000")).isNotEqualTo(tag);
        assertThat(EqualityTag.of(KEY, "amount", "EUR:1312001")).isNotEqualTo(tag);
    }

    @Test
    void wantsAWholeKeyAndDoesNotPrintIt() {
        assertThatThrownBy(() -> EqualityTag.Key.of(counting(31))).isInstanceOf(IllegalArgumentException.class);
        assertThat(KEY.toString()).isEqualTo("equality key");
    }

    private static byte[] counting(int size) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) bytes[i] = (byte) i;
        return bytes;
    }
}
