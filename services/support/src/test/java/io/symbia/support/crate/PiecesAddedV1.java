package io.symbia.support.crate;

import io.symbia.events.envelope.EventType;
import io.symbia.events.privacy.Public;
import java.time.Instant;
import java.time.ZoneOffset;

/** Pieces were put in. */
@EventType("symbia.crates.crate.pieces-added.v1")
public record PiecesAddedV1(
        @Public Instant occurredAt,
        @Public ZoneOffset eventTimeZoneOffset,
        @Public String crateId,
        @Public String slipId,
        @Public int pieces)
        implements CrateEvent {}
