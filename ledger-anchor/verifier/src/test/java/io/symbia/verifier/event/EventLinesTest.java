package io.symbia.verifier.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** When an event happened, as its data says: whoever writes it may write any text. */
class EventLinesTest {
    private final ObjectNode data = JsonNodeFactory.instance.objectNode();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-30T08:00:00.000Z",
                "0000-01-01T00:00:00.000Z",
                "9999-12-31T23:59:59.999Z",
                "2024-02-29T00:00:00.001Z"
            })
    void isSaidAsItStands(String instant) {
        data.put("occurredAt", instant);
        assertThat(EventLines.happened(data)).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-11-30T08:00:00Z",
                "2026-11-30T08:00:00.0000Z",
                "2026-11-30t08:00:00.000z",
                "2026-11-30T08:00:00.000+00:00",
                "2026-11-30T24:00:00.000Z",
                "2026-12-31T23:59:60.000Z",
                "2026-02-29T00:00:00.000Z",
                "+99999-12-31T00:00:00.000Z",
                "-0001-12-31T00:00:00.000Z",
                " 2026-11-30T08:00:00.000Z",
                "2026-11-30T08:00:00.000Z, accepted 2020-01-01T00:00:00.000Z"
            })
    void isNoInstant(String text) {
        data.put("occurredAt", text);
        assertThat(EventLines.happened(data)).isEqualTo("not an instant");
    }

    @Test
    void isNotSaid() {
        assertThat(EventLines.happened(data)).isEqualTo("not said");
        assertThat(EventLines.happened(data.put("occurredAt", 17))).isEqualTo("not said");
    }
}
