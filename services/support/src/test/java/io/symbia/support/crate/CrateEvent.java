package io.symbia.support.crate;

import io.symbia.events.domain.DomainEvent;

/** What happens to a crate. */
public sealed interface CrateEvent extends DomainEvent permits CrateOpenedV1, PiecesAddedV1, CrateShutV1 {}
