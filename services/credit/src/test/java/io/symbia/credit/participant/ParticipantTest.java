package io.symbia.credit.participant;

import static io.symbia.support.testkit.RefusedFor.refused;

import io.symbia.credit.participant.ParticipantCommand.ActivateParticipant;
import io.symbia.credit.participant.ParticipantCommand.RegisterParticipant;
import io.symbia.credit.participant.ParticipantCommand.SuspendParticipant;
import io.symbia.events.credit.ParticipantEvent.ParticipantActivatedV1;
import io.symbia.events.credit.ParticipantEvent.ParticipantRegisteredV1;
import io.symbia.events.credit.ParticipantEvent.ParticipantSuspendedV1;
import io.symbia.events.credit.SuspensionReason;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.words.party.CountryCode;
import io.symbia.events.words.party.LegalName;
import io.symbia.events.words.party.Lei;
import io.symbia.events.words.party.Role;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class ParticipantTest {
    private static final Instant AT = Instant.parse("2026-11-01T08:00:00Z");
    private static final ParticipantId COOP = new ParticipantId("zj-tea-coop");
    private static final ParticipantId ASSOCIATION = new ParticipantId("tea-association");

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

    private static Map<String, Object> by(ParticipantId issuer) {
        return Map.of("issuer", issuer);
    }

    private static RegisterParticipant register(String country) {
        return new RegisterParticipant(
                Happened.at(AT, ZoneOffset.UTC),
                COOP,
                new LegalName("Zhejiang tea co-op"),
                List.of(Role.SUPPLIER),
                Optional.of(new CountryCode(country)),
                Optional.of(new Lei("9999ZJTEACOOP0000161")));
    }

    private static ActivateParticipant activate() {
        return new ActivateParticipant(Happened.at(AT, ZoneOffset.UTC), COOP);
    }

    private static SuspendParticipant suspend(SuspensionReason reason) {
        return new SuspendParticipant(Happened.at(AT, ZoneOffset.UTC), COOP, reason);
    }

    private static ParticipantRegisteredV1 registered() {
        return new ParticipantRegisteredV1(
                Happened.at(AT, ZoneOffset.UTC),
                COOP,
                Confidential.of(new LegalName("Zhejiang tea co-op")),
                List.of(Role.SUPPLIER),
                Optional.of(new CountryCode("CN")),
                Optional.of(new Lei("9999ZJTEACOOP0000161")));
    }

    private static ParticipantActivatedV1 activated() {
        return new ParticipantActivatedV1(Happened.at(AT, ZoneOffset.UTC), COOP, ASSOCIATION);
    }

    private static ParticipantSuspendedV1 suspended() {
        return new ParticipantSuspendedV1(Happened.at(AT, ZoneOffset.UTC), COOP, SuspensionReason.ORDERED);
    }
}
