package io.symbia.support.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.events.party.ParticipantId;
import io.symbia.events.privacy.Personal;
import io.symbia.events.privacy.Restricted;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AudienceTest {
    private static final ParticipantId OWNER = new ParticipantId("owner");
    private static final ParticipantId DRIVER = new ParticipantId("driver");
    private static final ParticipantId GUEST = new ParticipantId("guest");
    private static final ParticipantId STRANGER = new ParticipantId("stranger");
    private static final Shed SHED = new Shed(
            OWNER, Optional.of(DRIVER), List.of(GUEST), 7, Optional.of("a secret"), Optional.of("a name"), STRANGER);

    record Shed(
            @Party ParticipantId owner,
            @Party Optional<ParticipantId> driver,
            @Party List<ParticipantId> guests,
            int doors,
            @Restricted Optional<String> inside,
            @Personal Optional<String> keeper,
            ParticipantId neighbour) {}

    record Open(@Party ParticipantId owner, @Restricted String inside) {}

    @Test
    void showsEachPartyEverything() {
        for (ParticipantId party : List.of(OWNER, DRIVER, GUEST)) {
            assertThat(Audience.show(SHED, party)).as("%s", party).isEqualTo(SHED);
        }
    }

    @Test
    void withholdsWhatIsNotForAnybodyFromAStrangerAlsoWhenTheViewNamesIt() {
        Shed shown = Audience.show(SHED, STRANGER);

        assertThat(shown.inside()).isEmpty();
        assertThat(shown.keeper()).isEmpty();
        assertThat(shown.doors()).isEqualTo(7);
        assertThat(shown.neighbour()).isEqualTo(STRANGER);
    }

    @Test
    void refusesAViewThatCouldNotWithhold() {
        assertThatThrownBy(() -> Audience.show(new Open(OWNER, "a secret"), STRANGER))
                .hasStackTraceContaining("may be withheld and is not Optional");
    }
}
