package io.symbia.events.credit;

import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.kernel.privacy.Personal;
import io.symbia.events.kernel.privacy.Public;
import io.symbia.events.words.party.CountryCode;
import io.symbia.events.words.party.Identifier;
import io.symbia.events.words.party.LegalName;
import io.symbia.events.words.party.Role;
import java.util.List;
import java.util.Optional;

/**
 * What a participant says of itself.
 *
 * @param legalName    of an organisation, as in the register of its country
 * @param personalName of a natural person, who is its data subject
 * @param roles        1 to 14, each once
 * @param country      of the register or of residence, if that is known
 * @param identifiers  of an organisation, at most {@value #MAX_IDENTIFIERS}, each once; a natural person has none in public
 */
public record Profile(
        @Public Optional<LegalName> legalName,
        @Personal Optional<Confidential<LegalName>> personalName,
        @Public List<Role> roles,
        @Public Optional<CountryCode> country,
        @Public List<Identifier> identifiers) {

    /** Bounds the event; a group of enterprises registers each of them. */
    public static final int MAX_IDENTIFIERS = 50;

    public Profile {
        roles = List.copyOf(roles);
        identifiers = List.copyOf(identifiers);
    }
}
