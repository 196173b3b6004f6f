package io.symbia.support.crate;

import io.symbia.events.kernel.domain.EventType;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.kernel.privacy.Public;
import io.symbia.events.kernel.privacy.Restricted;
import io.symbia.events.words.money.Money;

/** A crate was opened. */
@EventType("symbia.crates.crate.opened.v1")
public record CrateOpenedV1(
        @Public Happened happened,
        @Public String crateId,
        @Public int capacity,
        @Restricted Confidential<Money> value) implements CrateEvent {}
