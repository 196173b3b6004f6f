package io.symbia.support.crate;

import io.symbia.events.kernel.domain.DomainEvent;

/** What happens to a crate. */
public sealed interface CrateEvent extends DomainEvent permits CrateOpenedV1, PiecesAddedV1, CrateShutV1 {}
