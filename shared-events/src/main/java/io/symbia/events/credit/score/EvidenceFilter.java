package io.symbia.events.credit.score;

import io.symbia.events.credit.conduct.ConductRole;
import io.symbia.events.credit.conduct.EvidenceKind;
import io.symbia.events.kernel.form.Codes;
import io.symbia.events.kernel.privacy.Public;
import java.util.List;

/**
 * Which evidence of a credit file is meant, so that whoever has the file's stream finds the same again.
 *
 * @param kinds     a piece is of one of them; at least one
 * @param roles     the participant had one of them; none means any
 * @param selection which of these pieces count
 */
public record EvidenceFilter(
        @Public List<EvidenceKind> kinds,
        @Public List<ConductRole> roles,
        @Public Selection selection) {
    public EvidenceFilter {
        kinds = List.copyOf(kinds);
        roles = List.copyOf(roles);
        if (kinds.isEmpty()) throw new IllegalArgumentException("a filter without kinds finds nothing");
    }

    /** All pieces of these kinds, whatever the role. */
    public static EvidenceFilter of(EvidenceKind... kinds) {
        return new EvidenceFilter(List.of(kinds), List.of(), Selection.ALL);
    }

    /** The same kinds and roles with another selection. */
    public EvidenceFilter selecting(Selection other) {
        return new EvidenceFilter(kinds, roles, other);
    }

    /** Whether a piece is of the kinds and roles; which of those that are count is for the selection, once all of them are known. */
    public boolean fits(EvidenceKind kind, ConductRole role) {
        return kinds.contains(kind) && (roles.isEmpty() || roles.contains(role));
    }

    /**
     * Refuses to say what a filter of a later list means.
     *
     * @throws IllegalStateException when one of its codes is not known here
     */
    public void requireKnown() {
        for (EvidenceKind kind : kinds) requireKnown(kind);
        for (ConductRole role : roles) requireKnown(role);
        requireKnown(selection);
    }

    private static void requireKnown(Enum<?> code) {
        if (!Codes.isKnown(code)) throw Codes.undecided(code);
    }
}
