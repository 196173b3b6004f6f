package io.symbia.credit.participant;

import io.symbia.events.credit.ParticipantEvent.ParticipantRegisteredV1;
import io.symbia.events.credit.Profile;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.words.party.CountryCode;
import io.symbia.events.words.party.Identifier;
import io.symbia.events.words.party.LegalName;
import io.symbia.events.words.party.PartyKind;
import io.symbia.events.words.party.Role;
import io.symbia.support.audience.Party;
import java.util.List;
import java.util.Optional;

/**
 * A participant as it is shown.
 *
 * @param registeredBy whose word the registration is
 * @param legalName    of an organisation; the name of a person stays in the commit that states it
 */
record ParticipantView(
        @Party ParticipantId participantId,
        PartyKind kind,
        Optional<LegalName> legalName,
        @Party ParticipantId registeredBy,
        List<Role> roles,
        Optional<CountryCode> country,
        List<Identifier> identifiers,
        ParticipantState state) {

    static ParticipantView of(ParticipantRegisteredV1 event, ParticipantId issuer) {
        return new ParticipantView(
                        event.participantId(),
                        event.kind(),
                        Optional.empty(),
                        issuer,
                        List.of(),
                        Optional.empty(),
                        List.of(),
                        ParticipantState.REGISTERED)
                .with(event.profile(), ParticipantState.REGISTERED);
    }

    ParticipantView in(ParticipantState newState) {
        return new ParticipantView(participantId, kind, legalName, registeredBy, roles, country, identifiers, newState);
    }

    /** What was verified is no longer what is said. */
    ParticipantView with(Profile profile) {
        return with(profile, state == ParticipantState.ACTIVE ? ParticipantState.REGISTERED : state);
    }

    private ParticipantView with(Profile profile, ParticipantState newState) {
        return new ParticipantView(
                participantId,
                kind,
                profile.legalName(),
                registeredBy,
                profile.roles(),
                profile.country(),
                profile.identifiers(),
                newState);
    }
}
