package io.symbia.credit.participant;

import io.symbia.events.credit.Profile;
import io.symbia.events.kernel.canonical.RefusedJson;
import io.symbia.events.words.party.Identifier;
import io.symbia.events.words.party.LegalName;
import io.symbia.events.words.party.Role;
import java.util.List;
import java.util.Optional;

/** What commands say of a participant: one name, and each other thing once and in one order, so that what is said twice is the same. */
final class Profiles {
    private Profiles() {}

    static void requireOneName(Optional<LegalName> legalName, Optional<LegalName> personalName) {
        if (legalName.isEmpty() && personalName.isEmpty()) {
            throw new RefusedJson("missing", "/legalName", "an organisation has a legalName, a person a personalName");
        }
        if (legalName.isPresent() && personalName.isPresent()) {
            throw new RefusedJson(
                    "invalid_value", "/personalName", "what has a legalName is an organisation, and no person");
        }
    }

    static List<Role> roles(List<Role> said) {
        if (said.isEmpty()) throw new RefusedJson("invalid_value", "/roles", "a participant has at least one role");
        return said.stream().distinct().sorted().toList();
    }

    static Optional<List<Identifier>> identifiers(Optional<List<Identifier>> said) {
        List<Identifier> once =
                said.stream().flatMap(List::stream).distinct().sorted().toList();
        if (once.size() > Profile.MAX_IDENTIFIERS) {
            throw new RefusedJson(
                    "invalid_value",
                    "/identifiers",
                    "a participant has at most %d identifiers".formatted(Profile.MAX_IDENTIFIERS));
        }
        return Optional.of(once);
    }
}
