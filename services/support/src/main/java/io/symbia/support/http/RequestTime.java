package io.symbia.support.http;

import io.swagger.v3.oas.annotations.media.Schema;
import io.symbia.events.domain.Happened;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
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

    /** What the request names, completed by the time at which it came. */
    public Happened of(Optional<Instant> occurredAt, Optional<ZoneOffset> eventTimeZoneOffset) {
        return Happened.of(occurredAt, eventTimeZoneOffset, clock.instant());
    }
}
