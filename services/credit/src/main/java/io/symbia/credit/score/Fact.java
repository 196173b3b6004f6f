package io.symbia.credit.score;

import io.symbia.events.credit.conduct.ConductRole;
import io.symbia.events.credit.conduct.EvidenceKind;
import io.symbia.events.credit.score.EvidenceFilter;
import io.symbia.events.kernel.form.Codes;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a model sees of one piece of evidence.
 *
 * @param sequence   of the evidence in the credit file's stream
 * @param occurredAt when it happened in the world
 * @param daysLate   calendar days after the plan, negative when early; for planned deliveries only
 */
public record Fact(long sequence, EvidenceKind kind, ConductRole role, Instant occurredAt, Optional<Integer> daysLate) {
    private static final Comparator<Fact> EARLIEST =
            Comparator.comparing(Fact::occurredAt).thenComparingLong(Fact::sequence);

    /**
     * The facts that a filter means, in the order in which they are given.
     *
     * @throws IllegalStateException when a code of the filter is not known here
     */
    public static List<Fact> found(EvidenceFilter filter, List<Fact> facts) {
        filter.requireKnown();
        List<Fact> fitting = facts.stream()
                .filter(fact -> filter.fits(fact.kind(), fact.role()))
                .toList();
        return switch (filter.selection()) {
            case ALL -> fitting;
            case PLANNED ->
                fitting.stream().filter(fact -> fact.daysLate().isPresent()).toList();
            case EARLIEST -> fitting.stream().min(EARLIEST).stream().toList();
            case UNRECOGNISED -> throw Codes.undecided(filter.selection());
        };
    }
}
