package io.symbia.credit.participant;

import static io.symbia.support.testkit.RefusedFor.refused;

import io.symbia.credit.participant.ParticipantCommand.ActivateParticipant;
import io.symbia.credit.participant.ParticipantCommand.ChangeProfile;
import io.symbia.credit.participant.ParticipantCommand.RegisterParticipant;
import io.symbia.credit.participant.ParticipantCommand.SuspendParticipant;
import io.symbia.events.credit.ParticipantEvent.ParticipantActivatedV1;
import io.symbia.events.credit.ParticipantEvent.ParticipantProfileChangedV1;
import io.symbia.events.credit.ParticipantEvent.ParticipantRegisteredV1;
import io.symbia.events.credit.ParticipantEvent.ParticipantSuspendedV1;
import io.symbia.events.credit.Profile;
import io.symbia.events.credit.SuspensionReason;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.words.party.CountryCode;
import io.symbia.events.words.party.Identifier;
import io.symbia.events.words.party.IdentifierScheme;
import io.symbia.events.words.party.LegalName;
import io.symbia.events.words.party.PartyKind;
import io.symbia.events.words.party.Role;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParticipantTest {
    private static final Instant AT = Instant.parse("2026-11-01T08:00:00Z");
    private static final ParticipantId COOP = new ParticipantId("zj-tea-coop");
    private static final ParticipantId ASSOCIATION = new ParticipantId("tea-association");

    private static final ParticipantId PERSON = new ParticipantId("p-000102030405060708090a0b0c0d0e0f");
    private static final LegalName NAME = new LegalName("Zhejiang tea co-op");
    private static final LegalName OTHER = new LegalName("Zhejiang tea and herbs");
    private static final Identifier LEI = new Identifier(IdentifierScheme.LEI, "9999ZJTEACOOP0000161");

    private final FixtureConfiguration<Participant> participant = new AggregateTestFixture<>(Participant.class);

    @Test
    void isRegisteredOnce() {
        participant.givenNoPriorActivity().when(register("CN"), by(ASSOCIATION)).expectEvents(registered());
        participant.given(registered()).when(register("CN"), by(ASSOCIATION)).expectNoEvents();
    }

    @Test
    void refusesAnotherRegistrationUnderTheSameId() {
        participant
                .given(registered())
                .when(register("DE"), by(ASSOCIATION))
                .expectException(refused(ParticipantRefusal.PARTICIPANT_ALREADY_EXISTS_WITH_OTHER_CONTENT));
    }

    @Test
    void isActivatedByAnotherOnly() {
        participant.given(registered()).when(activate(), by(ASSOCIATION)).expectEvents(activated());
        participant
                .given(registered())
                .when(activate(), by(COOP))
                .expectException(refused(ParticipantRefusal.MAY_NOT_ACTIVATE_ITSELF));
    }

    @Test
    void isActivatedOnce() {
        participant
                .given(registered(), activated())
                .when(activate(), by(ASSOCIATION))
                .expectNoEvents();
    }

    @Test
    void isActiveOnOneWordSinceOneMoment() {
        var later = new ActivateParticipant(Happened.at(AT.plusSeconds(1), ZoneOffset.UTC), COOP);
        participant
                .given(registered(), activated())
                .when(later, by(ASSOCIATION))
                .expectException(refused(ParticipantRefusal.PARTICIPANT_ALREADY_ACTIVE));
        participant
                .given(registered(), activated())
                .when(activate(), by(new ParticipantId("chamber-hz")))
                .expectException(refused(ParticipantRefusal.PARTICIPANT_ALREADY_ACTIVE));
    }

    @Test
    void isSuspendedWhileActive() {
        participant
                .given(registered(), activated())
                .when(suspend(SuspensionReason.ORDERED), by(ASSOCIATION))
                .expectEvents(suspended());
        participant
                .given(registered())
                .when(suspend(SuspensionReason.ORDERED), by(ASSOCIATION))
                .expectException(refused(ParticipantRefusal.PARTICIPANT_NOT_ACTIVE));
    }

    @Test
    void staysSuspendedForTheReasonGiven() {
        participant
                .given(registered(), activated(), suspended())
                .when(suspend(SuspensionReason.ORDERED), by(ASSOCIATION))
                .expectNoEvents();
        participant
                .given(registered(), activated(), suspended())
                .when(suspend(SuspensionReason.OWN_REQUEST), by(ASSOCIATION))
                .expectException(refused(ParticipantRefusal.PARTICIPANT_ALREADY_SUSPENDED));
    }

    @Test
    void isActivatedAgainAfterASuspension() {
        participant
                .given(registered(), activated(), suspended())
                .when(activate(), by(ASSOCIATION))
                .expectEvents(activated());
    }

    @Test
    void aPersonHasNoNumbersInPublic() {
        participant
                .givenNoPriorActivity()
                .when(registerPerson(PERSON, List.of()), by(ASSOCIATION))
                .expectSuccessfulHandlerExecution();
        participant
                .givenNoPriorActivity()
                .when(registerPerson(PERSON, List.of(LEI)), by(ASSOCIATION))
                .expectException(refused(ParticipantRefusal.NUMBERS_OF_A_PERSON).at("/identifiers"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "erika-mustermann",
                "p-000102030405060708090a0b0c0d0e0f0",
                "p-000102030405060708090a0b0c0d0e0",
                "p-000102030405060708090A0B0C0D0E0F",
                "P-000102030405060708090a0b0c0d0e0f"
            })
    void aPersonHasAnIdThatSaysNothing(String telling) {
        participant
                .givenNoPriorActivity()
                .when(registerPerson(new ParticipantId(telling), List.of()), by(ASSOCIATION))
                .expectException(refused(ParticipantRefusal.ID_NOT_OF_ITS_KIND));
    }

    @Test
    void anOrganisationHasNoIdOfAPerson() {
        var like = new RegisterParticipant(
                Happened.at(AT, ZoneOffset.UTC),
                PERSON,
                Optional.of(NAME),
                Optional.empty(),
                List.of(Role.SUPPLIER),
                Optional.empty(),
                Optional.empty());
        participant
                .givenNoPriorActivity()
                .when(like, by(ASSOCIATION))
                .expectException(refused(ParticipantRefusal.ID_NOT_OF_ITS_KIND));
    }

    @Test
    void changesItsOwnProfileAndIsVerifiedAnew() {
        var other = change(Optional.of(OTHER), Optional.empty());
        participant.given(registered(), activated()).when(other, by(COOP)).expectEvents(changed(OTHER));
        participant
                .given(registered(), activated(), changed(OTHER))
                .when(other, by(COOP))
                .expectNoEvents();
        participant
                .given(registered(), activated(), changed(OTHER))
                .when(activate(), by(ASSOCIATION))
                .expectEvents(activated());
        participant
                .given(registered(), activated())
                .when(other, by(ASSOCIATION))
                .expectException(refused(ParticipantRefusal.PROFILE_OF_ANOTHER));
        participant
                .given(registered(), activated())
                .when(change(Optional.of(NAME), Optional.empty()), by(COOP))
                .expectException(refused(ParticipantRefusal.PROFILE_IS_SO_ALREADY));
        participant
                .given(registered(), activated())
                .when(change(Optional.empty(), Optional.of(OTHER)), by(COOP))
                .expectException(refused(ParticipantRefusal.KIND_NEVER_CHANGES));
    }

    @Test
    void staysSuspendedWhateverItSaysOfItself() {
        participant
                .given(registered(), activated(), suspended(), changed(OTHER))
                .when(suspend(SuspensionReason.ORDERED), by(ASSOCIATION))
                .expectNoEvents();
        participant
                .given(registered(), activated(), suspended(), changed(OTHER))
                .when(suspend(SuspensionReason.OWN_REQUEST), by(ASSOCIATION))
                .expectException(refused(ParticipantRefusal.PARTICIPANT_ALREADY_SUSPENDED));
    }

    private static Map<String, Object> by(ParticipantId issuer) {
        return Map.of("issuer", issuer);
    }

    private static RegisterParticipant register(String country) {
        return new RegisterParticipant(
                Happened.at(AT, ZoneOffset.UTC),
                COOP,
                Optional.of(NAME),
                Optional.empty(),
                List.of(Role.SUPPLIER),
                Optional.of(new CountryCode(country)),
                Optional.of(List.of(LEI)));
    }

    private static RegisterParticipant registerPerson(ParticipantId id, List<Identifier> identifiers) {
        return new RegisterParticipant(
                Happened.at(AT, ZoneOffset.UTC),
                id,
                Optional.empty(),
                Optional.of(new LegalName("Erika Mustermann")),
                List.of(Role.BUYER),
                Optional.empty(),
                Optional.of(identifiers));
    }

    private static ChangeProfile change(Optional<LegalName> legalName, Optional<LegalName> personalName) {
        return new ChangeProfile(
                Happened.at(AT, ZoneOffset.UTC),
                COOP,
                legalName,
                personalName,
                List.of(Role.SUPPLIER),
                Optional.of(new CountryCode("CN")),
                Optional.of(List.of(LEI)));
    }

    private static ParticipantProfileChangedV1 changed(LegalName name) {
        return new ParticipantProfileChangedV1(Happened.at(AT, ZoneOffset.UTC), COOP, profile(name));
    }

    private static Profile profile(LegalName name) {
        return new Profile(
                Optional.of(name),
                Optional.empty(),
                List.of(Role.SUPPLIER),
                Optional.of(new CountryCode("CN")),
                List.of(LEI));
    }

    private static ActivateParticipant activate() {
        return new ActivateParticipant(Happened.at(AT, ZoneOffset.UTC), COOP);
    }

    private static SuspendParticipant suspend(SuspensionReason reason) {
        return new SuspendParticipant(Happened.at(AT, ZoneOffset.UTC), COOP, reason);
    }

    private static ParticipantRegisteredV1 registered() {
        return new ParticipantRegisteredV1(
                Happened.at(AT, ZoneOffset.UTC), COOP, PartyKind.ORGANISATION, profile(NAME));
    }

    private static ParticipantActivatedV1 activated() {
        return new ParticipantActivatedV1(Happened.at(AT, ZoneOffset.UTC), COOP, ASSOCIATION);
    }

    private static ParticipantSuspendedV1 suspended() {
        return new ParticipantSuspendedV1(Happened.at(AT, ZoneOffset.UTC), COOP, SuspensionReason.ORDERED);
    }
}
