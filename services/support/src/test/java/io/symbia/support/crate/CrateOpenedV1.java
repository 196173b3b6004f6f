package io.symbia.support.crate;

import io.symbia.events.envelope.EventType;
import io.symbia.events.money.Money;
import io.symbia.events.privacy.Confidential;
import io.symbia.events.privacy.Public;
import io.symbia.events.privacy.Restricted;
import java.time.Instant;
import java.time.ZoneOffset;

/** A crate was opened. */
@EventType("symbia.crates.crate.opened.v1")
public record CrateOpenedV1(
        @Public Instant occurredAt,
        @Public ZoneOffset eventTimeZoneOffset,
        @Public String crateId,
        @Public int capacity,
        @Restricted Confidential<Money> value)
        implements CrateEvent {}
