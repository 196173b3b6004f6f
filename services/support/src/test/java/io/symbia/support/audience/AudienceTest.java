package io.symbia.support.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.symbia.events.party.ParticipantId;
import io.symbia.events.privacy.Restricted;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who sees what of a view, and of the records in it. */
class AudienceTest {
    private static final ParticipantId OWNER = new ParticipantId("OWNER");
    private static final ParticipantId KEEPER = new ParticipantId("KEEPER");
    private static final ParticipantId STRANGER = new ParticipantId("STRANGER");

    private record Shelf(String name, Label label, List<Crate> crates, Optional<Crate> first) {}

    private record Label(@Party ParticipantId owner, @Party Optional<ParticipantId> keeper) {}

    private record Crate(String name, @Restricted Optional<String> worth) {}

    private record Open(@Restricted String worth) {}

    private static final Crate GOLD = new Crate("gold", Optional.of("much"));
    private static final Shelf SHELF =
            new Shelf("A", new Label(OWNER, Optional.of(KEEPER)), List.of(GOLD, GOLD), Optional.of(GOLD));

    @Test
    void partiesWithinAViewSeeAllOfIt() {
        assertThat(Audience.show(SHELF, OWNER)).isSameAs(SHELF);
        assertThat(Audience.show(SHELF, KEEPER)).isSameAs(SHELF);
    }

    @Test
    void whatIsRestrictedWithinAViewIsWithheldFromOthers() {
        Crate seen = new Crate("gold", Optional.empty());
        Shelf shown = new Shelf("A", SHELF.label(), List.of(seen, seen), Optional.of(seen));
        assertThat(Audience.show(SHELF, STRANGER)).isEqualTo(shown);
        assertThat(Audience.show(SHELF, Optional.empty())).isEqualTo(shown);
    }

    @Test
    void aViewThatCannotWithholdIsRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Audience.show(new Open("much"), STRANGER))
                .withMessageContaining("not Optional");
    }
}
