package io.symbia.support.crate;

import io.symbia.events.kernel.domain.EventType;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.privacy.Public;

/** A crate was shut because it was full. */
@EventType("symbia.crates.crate.shut.v1")
public record CrateShutV1(@Public Happened happened, @Public String crateId) implements CrateEvent {}
