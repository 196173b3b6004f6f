package io.symbia.support.http;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** When something happened: as the request says, otherwise when the request came, at UTC. */
public final class RequestTime {
    /** The body of a request that says nothing but when; it may be left out altogether. */
    @Schema(example = """
                    { "occurredAt": "2026-11-02T09:30:00Z", "eventTimeZoneOffset": "+08:00" }""")
    public record Occurrence(Optional<Instant> occurredAt, Optional<ZoneOffset> eventTimeZoneOffset) {
        public static final Occurrence NOW = new Occurrence(Optional.empty(), Optional.empty());
    }

    private final Clock clock;

    public RequestTime(Clock clock) {
        this.clock = clock;
    }

    /** In whole milliseconds, which is as fine as events are; what is finer was refused when the body was read. */
    public Instant at(Optional<Instant> occurredAt) {
        return occurredAt.orElseGet(() -> clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    /** The offset that the request names. */
    public ZoneOffset offset(Optional<ZoneOffset> eventTimeZoneOffset) {
        return eventTimeZoneOffset.orElse(ZoneOffset.UTC);
    }
}
