package io.symbia.support.audience;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.events.party.ParticipantId;
import io.symbia.events.privacy.Restricted;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a reader sees of a view and of the records in it. */
class AudienceTest {
    private static final ParticipantId OWNER = new ParticipantId("owner");
    private static final ParticipantId STRANGER = new ParticipantId("stranger");

    record Crate(
            @Party ParticipantId owner, @Restricted Optional<String> worth, List<Piece> pieces, Optional<Piece> lid) {}

    record Piece(String name, @Restricted Optional<String> price) {}

    private static final Crate CRATE = new Crate(
            OWNER,
            Optional.of("7"),
            List.of(new Piece("cup", Optional.of("3")), new Piece("pot", Optional.of("4"))),
            Optional.of(new Piece("lid", Optional.of("1"))));

    private static final Crate PUBLIC_PART = new Crate(
            OWNER,
            Optional.empty(),
            List.of(new Piece("cup", Optional.empty()), new Piece("pot", Optional.empty())),
            Optional.of(new Piece("lid", Optional.empty())));

    @Test
    void aPartySeesAll() {
        assertThat(Audience.show(CRATE, OWNER)).isEqualTo(CRATE);
    }

    @Test
    void aStrangerSeesNothingRestrictedAlsoInsideOfLists() {
        assertThat(Audience.show(CRATE, STRANGER)).isEqualTo(PUBLIC_PART);
    }

    @Test
    void aReaderWhoDoesNotSayWhoItIsSeesWhatAStrangerSees() {
        assertThat(Audience.show(CRATE, Optional.empty())).isEqualTo(PUBLIC_PART);
    }
}
