package io.symbia.support.crate;

import io.symbia.events.domain.EventType;
import io.symbia.events.domain.Happened;
import io.symbia.events.privacy.Public;

/** Pieces were put in. */
@EventType("symbia.crates.crate.pieces-added.v1")
public record PiecesAddedV1(
        @Public Happened happened,
        @Public String crateId,
        @Public String slipId,
        @Public int pieces) implements CrateEvent {}
