package io.symbia.support.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.support.crate.service.CrateHouse;
import io.symbia.support.platform.Settings;
import io.symbia.support.testkit.TestDatabase;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Where a client is sent for a proof. */
class EventReferencesTest {

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8090,           http://127.0.0.1:8090/proofs/",
        "http://127.0.0.1:8090/,          http://127.0.0.1:8090/proofs/",
        "https://symbia.example/log,      https://symbia.example/log/proofs/",
        "https://symbia.example/log/,     https://symbia.example/log/proofs/",
        "/log,                            /log/proofs/",
        "/,                               /proofs/",
    })
    void keepThePathOfTheLog(String log, String proofs) {
        try (CrateHouse house = new CrateHouse(TestDatabase.uri(), "references", (commit, _) -> {
            var event = commit.events().getFirst();
            assertThat(new EventReferences("crates", URI.create(log)).of(event).proof())
                    .hasToString(proofs + event.digest().hex());
        })) {
            assertThat(house.open(java.util.UUID.randomUUID().toString(), 1).created())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "log",
                "ftp://log",
                "http:log",
                "//log/x",
                "mailto:log@symbia.example",
                "https://x/log?a=b",
                "/log#a",
                ""
            })
    void refuseAnAddressThatNoLinkCanBeMadeOf(String log) {
        assertThatThrownBy(() -> new EventReferences("crates", URI.create(log)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the log is at");
    }

    @Test
    void goByThePublicAddress() {
        assertThat(settings(Map.of("symbia.log.public-url", "/log")).logPublicUrl())
                .hasToString("/log");
        assertThat(settings(Map.of("SYMBIA_LOG_PUBLIC_URL", "/log")).logPublicUrl())
                .hasToString("/log");
        assertThat(settings(Map.of()).logPublicUrl()).hasToString("http://127.0.0.1:8090");
    }

    private static Settings settings(Map<String, Object> given) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .forEach(source -> environment.getPropertySources().remove(source.getName()));
        boolean variables = given.containsKey("SYMBIA_LOG_PUBLIC_URL");
        environment
                .getPropertySources()
                .addFirst(
                        variables
                                ? new org.springframework.core.env.SystemEnvironmentPropertySource("variables", given)
                                : new MapPropertySource("properties", given));
        environment
                .getPropertySources()
                .addLast(new MapPropertySource("service", Map.of(Settings.SERVICE_PROPERTY, "crates")));
        return Settings.of(environment);
    }
}
