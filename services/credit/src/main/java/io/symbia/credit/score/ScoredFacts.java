package io.symbia.credit.score;

import io.symbia.events.credit.score.EvidenceFilter;
import io.symbia.events.credit.score.Factor;
import io.symbia.events.credit.score.FactorName;
import io.symbia.events.kernel.form.Codes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The facts of one score run, and what each factor takes from them. */
record ScoredFacts(List<Fact> facts, Instant asOf) {
    /** What a filter finds. */
    private record Found(EvidenceFilter filter, List<Fact> facts) {}

    Factor factor(FactorName name, int weight) {
        Found found = found(ScoreModel.filtersOf(name));
        int value = switch (name) {
            case PUNCTUALITY, INSPECTIONS, DISPUTES, SETTLEMENT -> share(found.facts());
            case VOLUME -> ScoreModel.VOLUME.valueOf(found.facts().size());
            case TENURE -> ScoreModel.TENURE_DAYS.valueOf(days(found.facts()));
            case UNRECOGNISED -> throw Codes.undecided(name);
        };
        return new Factor(name, value, weight, found.filter(), found.facts().size());
    }

    /** By the first of the filters that finds anything, or else by the first. */
    private Found found(List<EvidenceFilter> filters) {
        return filters.stream()
                .map(filter -> new Found(filter, Fact.found(filter, facts)))
                .filter(found -> !found.facts().isEmpty())
                .findFirst()
                .orElseGet(() -> new Found(filters.getFirst(), List.of()));
    }

    /** The part of the considered facts that is good; the prior when none was considered. */
    private static int share(List<Fact> considered) {
        if (considered.isEmpty()) return ScoreModel.PRIOR;
        long good = considered.stream().filter(ScoredFacts::isGood).count();
        return Math.toIntExact(good * Factor.MAX_BASIS_POINTS / considered.size());
    }

    private static boolean isGood(Fact fact) {
        return switch (fact.kind()) {
            case DELIVERY -> fact.daysLate().orElseThrow() <= 0;
            case INSPECTION_PASSED, DISPUTE_CLEARED, PAYMENT_SETTLED -> true;
            case INSPECTION_FAILED, DISPUTE_RAISED, DISPUTE_LOST -> false;
            case UNRECOGNISED -> throw Codes.undecided(fact.kind());
        };
    }

    private long days(List<Fact> earliest) {
        return earliest.stream()
                .mapToLong(fact ->
                        Math.max(0, Duration.between(fact.occurredAt(), asOf).toDays()))
                .findFirst()
                .orElse(0);
    }
}
