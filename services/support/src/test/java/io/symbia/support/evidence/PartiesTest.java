package io.symbia.support.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.origin.ParticipantId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PartiesTest {
    public record Share(ParticipantId holder, int percent) {}

    public record DividedV1(
            Happened happened,
            String note,
            ParticipantId divider,
            Optional<ParticipantId> witness,
            List<Share> shares,
            Map<ParticipantId, String> names)
            implements DomainEvent {}

    @Test
    void areNamedHoweverDeepAndByTypeOnly() {
        DomainEvent event = new DividedV1(
                Happened.at(Instant.EPOCH, ZoneOffset.UTC),
                "stranger",
                id("divider"),
                Optional.of(id("witness")),
                List.of(new Share(id("holder"), 50)),
                Map.of(id("named"), "other-stranger"));
        assertThat(Parties.of(event))
                .containsExactlyInAnyOrder(id("divider"), id("witness"), id("holder"), id("named"));
    }

    private static ParticipantId id(String value) {
        return new ParticipantId(value);
    }
}
