package io.symbia.credit.score;

import static io.symbia.events.credit.EvidenceKind.DISPUTE_CLEARED;
import static io.symbia.events.credit.EvidenceKind.DISPUTE_LOST;
import static io.symbia.events.credit.EvidenceKind.DISPUTE_RAISED;
import static io.symbia.events.credit.EvidenceKind.INSPECTION_FAILED;
import static io.symbia.events.credit.EvidenceKind.INSPECTION_PASSED;
import static io.symbia.events.credit.EvidenceKind.PAYMENT_MADE;
import static io.symbia.events.credit.EvidenceKind.PAYMENT_RECEIVED;

import io.symbia.events.credit.EvidenceKind;
import io.symbia.events.credit.Factor;
import io.symbia.events.credit.FactorName;
import io.symbia.events.kernel.form.Codes;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The facts of one score run, and what each factor takes from them. */
record ScoredFacts(List<Fact> facts, Instant asOf) {
    private static final Set<EvidenceKind> PAYMENTS = EnumSet.of(PAYMENT_MADE, PAYMENT_RECEIVED);
    private static final Set<EvidenceKind> INSPECTIONS = EnumSet.of(INSPECTION_PASSED, INSPECTION_FAILED);
    private static final Set<EvidenceKind> DECIDED_DISPUTES = EnumSet.of(DISPUTE_LOST, DISPUTE_CLEARED);

    Factor factor(FactorName name, int weight) {
        return switch (name) {
            case PUNCTUALITY ->
                share(
                        name,
                        weight,
                        fact -> fact.daysLate().isPresent(),
                        fact -> fact.daysLate().get() <= 0);
            case INSPECTIONS -> share(name, weight, of(INSPECTIONS), of(EnumSet.of(INSPECTION_PASSED)));
            case DISPUTES ->
                any(of(DECIDED_DISPUTES))
                        ? share(name, weight, of(DECIDED_DISPUTES), of(EnumSet.of(DISPUTE_CLEARED)))
                        : share(name, weight, of(PAYMENTS), _ -> true);
            case SETTLEMENT -> share(name, weight, of(PAYMENTS).or(of(EnumSet.of(DISPUTE_RAISED))), of(PAYMENTS));
            case VOLUME ->
                steps(
                        name,
                        weight,
                        of(PAYMENTS),
                        ScoreModel.VOLUME,
                        sequences(of(PAYMENTS)).size());
            case TENURE -> tenure(name, weight);
            case UNRECOGNISED -> throw Codes.undecided(name);
        };
    }

    /** The part of the considered facts that is good; the prior when none was considered. */
    private Factor share(FactorName name, int weight, Predicate<Fact> considered, Predicate<Fact> good) {
        List<Long> evidence = sequences(considered);
        if (evidence.isEmpty()) return new Factor(name, ScoreModel.PRIOR, weight, evidence);
        long goodCount = facts.stream().filter(considered.and(good)).count();
        int value = Math.toIntExact(goodCount * Factor.MAX_BASIS_POINTS / evidence.size());
        return new Factor(name, value, weight, evidence);
    }

    private Factor steps(FactorName name, int weight, Predicate<Fact> considered, Steps scale, long amount) {
        return new Factor(name, scale.valueOf(amount), weight, sequences(considered));
    }

    private boolean any(Predicate<Fact> predicate) {
        return facts.stream().anyMatch(predicate);
    }

    private List<Long> sequences(Predicate<Fact> considered) {
        return facts.stream().filter(considered).map(Fact::sequence).toList();
    }

    /** Counted from the fact that happened earliest, and of several the first in the file. */
    private Factor tenure(FactorName name, int weight) {
        Optional<Fact> first =
                facts.stream().min(Comparator.comparing(Fact::occurredAt).thenComparingLong(Fact::sequence));
        long days = first.map(fact ->
                        Math.max(0, Duration.between(fact.occurredAt(), asOf).toDays()))
                .orElse(0L);
        return new Factor(
                name,
                ScoreModel.TENURE_DAYS.valueOf(days),
                weight,
                first.map(Fact::sequence).stream().toList());
    }

    private static Predicate<Fact> of(Set<EvidenceKind> kinds) {
        return fact -> kinds.contains(fact.kind());
    }
}
