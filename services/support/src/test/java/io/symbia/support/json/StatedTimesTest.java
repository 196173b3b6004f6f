package io.symbia.support.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.symbia.events.kernel.canonical.RefusedJson;
import io.symbia.events.kernel.domain.Happened;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A request says when something happened: nothing of that is dropped, and nothing added. */
class StatedTimesTest {
    private static final Instant RECEIVED = Instant.parse("2026-12-01T00:00:00.123456789Z");

    record Told(Happened happened, Optional<Instant> at) {}

    private static Told read(String body) {
        return (Told) new CommandReader(Told.class, Map.of()).read(Optional.of(Json.MAPPER.readTree(body)), RECEIVED);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-20T23:30:00-08:00,     ,       2026-02-21T07:30:00Z, -08:00",
        "2026-02-20T23:30:00.5-08:00,   -08:00, 2026-02-21T07:30:00.5Z, -08:00",
        "2026-02-21T07:30:00Z,          -08:00, 2026-02-21T07:30:00Z, -08:00",
        "2026-02-21T07:30:00.000Z,      ,       2026-02-21T07:30:00Z,",
        "2026-02-21T07:30Z,             Z,      2026-02-21T07:30:00Z, Z",
    })
    void localTimeIsTakenFromWhereItIsStated(String at, String offset, Instant due, String local) {
        String beside = offset == null ? "" : ",\"eventTimeZoneOffset\":\"" + offset + "\"";
        Happened happened =
                read("{\"occurredAt\":\"" + at + "\"" + beside + "}").happened();
        assertThat(happened.at()).isEqualTo(due);
        assertThat(happened.offset()).isEqualTo(Optional.ofNullable(local).map(ZoneOffset::of));
    }

    @Test
    void twoLocalTimesContradict() {
        assertThatThrownBy(
                        () -> read("{\"occurredAt\":\"2026-02-20T23:30:00-08:00\",\"eventTimeZoneOffset\":\"+08:00\"}"))
                .asInstanceOf(type(RefusedJson.class))
                .satisfies(refused -> assertThat(refused.pointer()).isEqualTo("/eventTimeZoneOffset"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-20T24:00:00Z",
                "2026-06-30T23:59:60Z",
                "2026-02-20t10:00:00z",
                "2026-02-20T10:00:00z",
                "2026-02-20T10Z",
                "2026-02-30T10:00:00Z",
                "2026-02-20T10:00:00.0001Z",
                "2026-02-20",
                "+12026-02-20T10:00:00Z",
                "9999-12-31T23:30:00-08:00",
                "2026-02-20T10:00:00+08:00:30"
            })
    void noOtherFormIsRead(String text) {
        for (String name : new String[] {"occurredAt", "at"}) {
            assertThatThrownBy(() -> read("{\"" + name + "\":\"" + text + "\"}"))
                    .as(name)
                    .asInstanceOf(type(RefusedJson.class))
                    .satisfies(refused -> assertThat(refused.pointer()).isEqualTo("/" + name));
        }
    }

    /** Another instant has no place for local time; its offset would be dropped in silence. */
    @Test
    void anyOtherInstantIsInUtc() {
        assertThat(read("{\"at\":\"2026-02-20T10:00:00Z\"}").at()).hasValue(Instant.parse("2026-02-20T10:00:00Z"));
        assertThatThrownBy(() -> read("{\"at\":\"2026-02-20T10:00:00+08:00\"}"))
                .asInstanceOf(type(RefusedJson.class))
                .satisfies(refused -> assertThat(refused.pointer()).isEqualTo("/at"));
    }

    @Test
    void whatNobodyStatesIsTheTimeOfTheRequest() {
        Happened happened = read("{}").happened();
        assertThat(happened.at()).isEqualTo("2026-12-01T00:00:00.123Z");
        assertThat(happened.offset()).isEmpty();
    }
}
