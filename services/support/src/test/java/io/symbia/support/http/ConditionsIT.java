package io.symbia.support.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.support.crate.service.CrateService;
import io.symbia.support.testkit.HttpAnswer;
import io.symbia.support.testkit.JsonClient;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands that are to be handled for some versions of a stream only: {@code If-Match} and {@code If-None-Match} of RFC 9110. */
class ConditionsIT {
    private static final String GOOD = "{\"capacity\":10,\"value\":{\"amount\":\"12.50\",\"currency\":\"EUR\"}}";

    private final JsonClient http = CrateService.running().http().as("zj-tea-coop");
    private final String crate = "C-" + UUID.randomUUID();
    private final String path = "/crates/crates/" + crate;

    @Test
    void anOldVersionIsRefused() {
        http.put(path, GOOD);
        assertThat(http.put(path + "/slips/S-1", "{\"pieces\":1}").status()).isEqualTo(200);
        HttpAnswer old = http.with("If-Match", "\"0\"").put(path + "/slips/S-2", "{\"pieces\":1}");
        assertThat(old.status()).isEqualTo(412);
        assertThat(old.json().at("/accepted/0").asString()).isEqualTo("\"1\"");
        assertThat(http.with("If-Match", "\"1\"")
                        .put(path + "/slips/S-2", "{\"pieces\":1}")
                        .status())
                .isEqualTo(200);
    }

    /** RFC 9110, section 13.1: as lists, as an asterisk, strong and weak. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "If-Match; *; 200",
                "If-Match; \"7\", \"0\"; 200",
                "If-Match; \"0.public\"; 200",
                "If-Match; W/\"0\"; 412",
                "If-Match; \"something else\"; 400",
                "If-Match; \"something-else\"; 412",
                "If-Match; 0; 400",
                "If-Match; \"0\" \"1\"; 400",
                "If-None-Match; *; 412",
                "If-None-Match; W/\"0\"; 412",
                "If-None-Match; \"1\"; 200",
            })
    void aConditionIsReadAsItIsWritten(String header, String value, int status) {
        http.put(path, GOOD);
        HttpAnswer answer = http.with(header, value).put(path + "/slips/S-1", "{\"pieces\":1}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        if (status >= 400) assertThat(answer.text("/pointer")).isEqualTo(header);
    }
}
