package io.symbia.support.crate;

import io.symbia.events.kernel.domain.EventType;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.privacy.Public;

/** Pieces were put in. */
@EventType("symbia.crates.crate.pieces-added.v1")
public record PiecesAddedV1(
        @Public Happened happened,
        @Public String crateId,
        @Public String slipId,
        @Public int pieces) implements CrateEvent {}
