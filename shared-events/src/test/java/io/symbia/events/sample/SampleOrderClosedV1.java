package io.symbia.events.sample;

import io.symbia.events.envelope.EventType;
import io.symbia.events.privacy.Public;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** An event without confidential values. */
@EventType("symbia.sample.order.closed.v1")
public record SampleOrderClosedV1(
        @Public Instant occurredAt,
        @Public ZoneOffset eventTimeZoneOffset,
        @Public boolean whole,
        @Public long leafIndex,
        @Public LocalDate day)
        implements SampleEvent {}
