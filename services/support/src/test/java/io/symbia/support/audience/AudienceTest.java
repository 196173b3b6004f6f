package io.symbia.support.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.privacy.Personal;
import io.symbia.events.kernel.privacy.Restricted;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AudienceTest {
    private static final ParticipantId OWNER = new ParticipantId("OWNER");
    private static final ParticipantId KEEPER = new ParticipantId("KEEPER");
    private static final Crate CRATE = new Crate(
            OWNER,
            Optional.of(KEEPER),
            Optional.of("tea"),
            List.of(
                    new Piece(1, Optional.of("a"), new Mark(Optional.of("m"))),
                    new Piece(2, Optional.of("b"), Mark.NONE)),
            Optional.of(new Piece(3, Optional.of("c"), Mark.NONE)));

    private record Crate(
            @Party ParticipantId owner,
            @Party Optional<ParticipantId> keeper,
            @Restricted Optional<String> content,
            List<Piece> pieces,
            Optional<Piece> last) {}

    private record Piece(int number, @Restricted Optional<String> content, Mark mark) {}

    private record Mark(@Personal Optional<String> by) {
        static final Mark NONE = new Mark(Optional.empty());
    }

    private record Open(
            @Party ParticipantId owner, @Restricted String inside) {}

    private record Shelf(@Party Crate crate, @Restricted Optional<String> worth) {}

    @Test
    void showsEachPartyTheWholeView() {
        for (ParticipantId party : List.of(OWNER, KEEPER)) {
            assertThat(Audience.show(CRATE, party)).isSameAs(CRATE);
        }
    }

    @Test
    void withholdsFromOthersAlsoWhatStandsInAPartOfTheView() {
        Crate shown = Audience.show(CRATE, new ParticipantId("SOMEBODY"));
        assertThat(shown)
                .isEqualTo(new Crate(
                        OWNER, Optional.of(KEEPER), Optional.empty(), List.of(bare(1), bare(2)), Optional.of(bare(3))))
                .isEqualTo(Audience.publicPart(CRATE));
    }

    @Test
    void partiesOfAMarkedPartAreTheViews() {
        Shelf shelf = new Shelf(CRATE, Optional.of("much"));
        assertThat(Audience.show(shelf, KEEPER)).isSameAs(shelf);
        assertThat(Audience.show(shelf, new ParticipantId("SOMEBODY")).worth()).isEmpty();
    }

    @Test
    void refusesAViewThatCouldNotWithhold() {
        assertThatThrownBy(() -> Audience.show(new Open(OWNER, "a secret"), new ParticipantId("SOMEBODY")))
                .hasStackTraceContaining("may be withheld and is not Optional");
    }

    private static Piece bare(int number) {
        return new Piece(number, Optional.empty(), Mark.NONE);
    }
}
