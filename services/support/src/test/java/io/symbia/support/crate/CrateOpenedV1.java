package io.symbia.support.crate;

import io.symbia.events.domain.EventType;
import io.symbia.events.domain.Happened;
import io.symbia.events.money.Money;
import io.symbia.events.privacy.Confidential;
import io.symbia.events.privacy.Public;
import io.symbia.events.privacy.Restricted;

/** A crate was opened. */
@EventType("symbia.crates.crate.opened.v1")
public record CrateOpenedV1(
        @Public Happened happened,
        @Public String crateId,
        @Public int capacity,
        @Restricted Confidential<Money> value) implements CrateEvent {}
