package io.symbia.credit.views;

import io.symbia.events.credit.LegalName;
import io.symbia.events.credit.Role;
import io.symbia.events.party.CountryCode;
import io.symbia.events.party.Lei;
import io.symbia.events.party.ParticipantId;
import java.util.List;
import java.util.Optional;

/**
 * A participant as it is shown.
 *
 * @param legalName    for itself and for whoever registered it; empty for others
 * @param registeredBy whose word the registration is
 * @param state        REGISTERED, ACTIVE or SUSPENDED
 */
public record ParticipantView(
        ParticipantId participantId,
        Optional<LegalName> legalName,
        ParticipantId registeredBy,
        List<Role> roles,
        Optional<CountryCode> country,
        Optional<Lei> lei,
        String state) {

    ParticipantView in(String newState) {
        return new ParticipantView(participantId, legalName, registeredBy, roles, country, lei, newState);
    }

    /** What this reader may see. */
    public ParticipantView as(ParticipantId reader) {
        if (reader.equals(participantId) || reader.equals(registeredBy)) return this;
        return new ParticipantView(participantId, Optional.empty(), registeredBy, roles, country, lei, state);
    }
}
