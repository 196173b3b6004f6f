package io.symbia.events.sample;

import io.symbia.events.kernel.domain.DomainEvent;

/** The events of a sample order. */
public sealed interface SampleEvent extends DomainEvent permits SampleOrderPlacedV1, SampleOrderClosedV1 {}
