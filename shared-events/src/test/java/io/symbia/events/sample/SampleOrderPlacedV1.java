package io.symbia.events.sample;

import io.symbia.events.kernel.domain.EventType;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.kernel.privacy.Personal;
import io.symbia.events.kernel.privacy.Public;
import io.symbia.events.kernel.privacy.Restricted;
import io.symbia.events.words.party.Lei;
import io.symbia.events.words.transport.Incoterm;
import io.symbia.events.words.transport.TransportMode;
import java.util.List;
import java.util.Optional;

/** An event with everything an event may have. */
@EventType("symbia.sample.order.placed.v1")
public record SampleOrderPlacedV1(
        @Public Happened happened,
        @Public ParticipantId seller,
        @Public Optional<Lei> sellerLei,
        @Public Optional<Incoterm> incoterm,
        @Public TransportMode mode,
        @Public List<SampleLine> lines,
        @Public List<String> remarks,
        @Restricted Confidential<List<String>> terms,
        @Personal Optional<Confidential<String>> contact)
        implements SampleEvent {
    public SampleOrderPlacedV1 {
        lines = List.copyOf(lines);
        remarks = List.copyOf(remarks);
    }
}
