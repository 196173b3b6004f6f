package io.symbia.http.refusing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadableQueryFilterTest {
    private final ReadableQueryFilter filter = new ReadableQueryFilter(4);

    @ParameterizedTest
    @ValueSource(
            strings = {"", "&&", "a", "a=", "a=b=c", "a=%25", "a=x+y%20z", "%E8%8C%B6=%E8%8C%B6", "a=1&b=2&c=3&d=4"})
    void letsThroughWhatCanBeRead(String query) {
        assertThat(filter.refusal(query)).isEmpty();
    }

    /** Over-long forms, halves of surrogates and characters cut short are no UTF-8 either. */
    @ParameterizedTest
    @CsvSource({
        "from=%FF, from",
        "to=1&from=%fF, from",
        "a=%C0%80, a",
        "a=%ED%A0%80, a",
        "a=%E8%8C, a",
        "a=%zz, a",
        "a=%2, a",
        "a=%, a",
        "%FF=1, ''",
        "%zz, ''",
        "=1, ''",
        "a&=, ''",
        "a&b&c&d&e, ''"
    })
    void refusesWhatCannotBeReadAndNamesTheParameter(String query, String pointer) {
        assertThat(filter.refusal(query)).hasValueSatisfying(refused -> {
            assertThat(refused.status().value()).isEqualTo(400);
            assertThat(refused.code()).isEqualTo("query_not_readable");
            assertThat(refused.pointer().orElse("")).isEqualTo(pointer);
        });
    }

    @Test
    void givesAsManyParametersAsItSays() {
        assertThat(filter.refusal("a&b&c&d&e").orElseThrow().detail()).contains("4 parameters");
    }
}
