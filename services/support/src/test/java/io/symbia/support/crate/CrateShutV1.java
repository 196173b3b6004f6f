package io.symbia.support.crate;

import io.symbia.events.domain.EventType;
import io.symbia.events.domain.Happened;
import io.symbia.events.privacy.Public;

/** A crate was shut because it was full. */
@EventType("symbia.crates.crate.shut.v1")
public record CrateShutV1(@Public Happened happened, @Public String crateId) implements CrateEvent {}
