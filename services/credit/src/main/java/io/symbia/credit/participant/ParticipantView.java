package io.symbia.credit.participant;

import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.privacy.Restricted;
import io.symbia.events.words.party.CountryCode;
import io.symbia.events.words.party.LegalName;
import io.symbia.events.words.party.Lei;
import io.symbia.events.words.party.Role;
import io.symbia.support.audience.Party;
import java.util.List;
import java.util.Optional;

/**
 * A participant as it is shown.
 *
 * @param registeredBy whose word the registration is
 */
record ParticipantView(
        @Party ParticipantId participantId,
        @Restricted Optional<LegalName> legalName,
        @Party ParticipantId registeredBy,
        List<Role> roles,
        Optional<CountryCode> country,
        Optional<Lei> lei,
        ParticipantState state) {

    ParticipantView in(ParticipantState newState) {
        return new ParticipantView(participantId, legalName, registeredBy, roles, country, lei, newState);
    }
}
