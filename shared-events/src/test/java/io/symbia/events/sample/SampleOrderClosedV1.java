package io.symbia.events.sample;

import io.symbia.events.kernel.domain.EventType;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.privacy.Public;
import java.time.LocalDate;

/** An event without confidential values. */
@EventType("symbia.sample.order.closed.v1")
public record SampleOrderClosedV1(
        @Public Happened happened,
        @Public boolean whole,
        @Public long leafIndex,
        @Public LocalDate day) implements SampleEvent {}
