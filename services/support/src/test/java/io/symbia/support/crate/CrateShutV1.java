package io.symbia.support.crate;

import io.symbia.events.envelope.EventType;
import io.symbia.events.privacy.Public;
import java.time.Instant;
import java.time.ZoneOffset;

/** A crate was shut because it was full. */
@EventType("symbia.crates.crate.shut.v1")
public record CrateShutV1(
        @Public Instant occurredAt,
        @Public ZoneOffset eventTimeZoneOffset,
        @Public String crateId) implements CrateEvent {}
