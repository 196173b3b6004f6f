package io.symbia.credit.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.events.credit.conduct.ConductRole;
import io.symbia.events.credit.conduct.EvidenceKind;
import io.symbia.events.credit.score.Band;
import io.symbia.events.credit.score.EvidenceFilter;
import io.symbia.events.credit.score.Factor;
import io.symbia.events.credit.score.FactorName;
import io.symbia.events.credit.score.Selection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScoreModelTest {
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

    private final ScoreModel model = ScoreModel.current();
    private final List<Fact> facts = new ArrayList<>();

    @Test
    void takesTheMiddleWhereNothingIsKnown() {
        Score score = model.score(List.of(), FIRST);
        assertThat(score.band()).isEqualTo(Band.UNRATED);
        assertThat(factor(score, FactorName.PUNCTUALITY))
                .isEqualTo(new Factor(
                        FactorName.PUNCTUALITY,
                        5_000,
                        30,
                        EvidenceFilter.of(EvidenceKind.DELIVERY).selecting(Selection.PLANNED),
                        0));
        assertThat(score.points()).isEqualTo((30 + 20 + 20 + 10) * 5_000 / 100); // Volume and tenure are known: none.
    }

    @Test
    void countsADeliveryOnTheDayAsPunctualAndADayLaterNot() {
        delivery(0);
        delivery(-3);
        delivery(1);
        Factor punctuality = factor(model.score(facts, FIRST), FactorName.PUNCTUALITY);
        assertThat(punctuality.value()).isEqualTo(6_666);
        assertThat(found(punctuality)).containsExactly(0L, 1L, 2L);
        assertThat(punctuality.count()).isEqualTo(3);
    }

    @Test
    void doesNotJudgeADeliveryThatNobodyPlanned() {
        fact(EvidenceKind.DELIVERY);
        assertThat(factor(model.score(facts, FIRST), FactorName.PUNCTUALITY).count())
                .isZero();
    }

    @Test
    void weighsInspectionsByTheirVerdicts() {
        fact(EvidenceKind.INSPECTION_PASSED);
        fact(EvidenceKind.INSPECTION_PASSED);
        fact(EvidenceKind.INSPECTION_PASSED);
        fact(EvidenceKind.INSPECTION_FAILED);
        assertThat(factor(model.score(facts, FIRST), FactorName.INSPECTIONS).value())
                .isEqualTo(7_500);
    }

    @Test
    void takesPaymentsWithoutAnyDisputeForTheBest() {
        fact(EvidenceKind.PAYMENT_SETTLED);
        assertThat(factor(model.score(facts, FIRST), FactorName.DISPUTES).value())
                .isEqualTo(10_000);
        fact(EvidenceKind.DISPUTE_LOST);
        assertThat(factor(model.score(facts, FIRST), FactorName.DISPUTES).value())
                .isZero();
        fact(EvidenceKind.DISPUTE_CLEARED);
        assertThat(factor(model.score(facts, FIRST), FactorName.DISPUTES).value())
                .isEqualTo(5_000);
    }

    @Test
    void countsTenureFromWhatHappenedFirstInTheWorld() {
        fact(EvidenceKind.PAYMENT_SETTLED);
        facts.add(new Fact(
                1,
                EvidenceKind.PAYMENT_SETTLED,
                ConductRole.PAYER,
                FIRST.minus(Duration.ofDays(60)),
                Optional.empty()));
        Factor tenure = factor(model.score(facts, FIRST.plus(Duration.ofDays(30))), FactorName.TENURE);
        assertThat(found(tenure)).containsExactly(1L);
        assertThat(tenure.value()).isEqualTo(4_000); // 90 days.
        assertThat(factor(model.score(facts, FIRST.plus(Duration.ofDays(29))), FactorName.TENURE)
                        .value())
                .isEqualTo(2_000); // 89 days.
    }

    @Test
    void ratesFromTheThirdPieceOfEvidence() {
        delivery(0);
        delivery(0);
        assertThat(model.score(facts, FIRST).band()).isEqualTo(Band.UNRATED);
        delivery(0);
        assertThat(model.score(facts, FIRST).band()).isNotEqualTo(Band.UNRATED);
    }

    @Test
    void givesTheBestConductTheBestBand() {
        for (int count = 0; count < 1_000; count++) {
            delivery(0);
            fact(EvidenceKind.INSPECTION_PASSED);
            fact(EvidenceKind.PAYMENT_SETTLED);
        }
        Score score = model.score(facts, FIRST.plus(Duration.ofDays(1_095)));
        assertThat(score.points()).isEqualTo(10_000);
        assertThat(score.band()).isEqualTo(Band.A);
    }

    /** A later list may have kinds, roles and selections that would change what a filter means. */
    @Test
    void saysNothingOfAFilterThatItDoesNotKnow() {
        EvidenceFilter known = EvidenceFilter.of(EvidenceKind.DELIVERY);
        for (EvidenceFilter later : List.of(
                EvidenceFilter.of(EvidenceKind.DELIVERY, EvidenceKind.UNRECOGNISED),
                new EvidenceFilter(known.kinds(), List.of(ConductRole.UNRECOGNISED), Selection.ALL),
                known.selecting(Selection.UNRECOGNISED))) {
            assertThatThrownBy(() -> Fact.found(later, facts)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void findsByRole() {
        delivery(0);
        fact(EvidenceKind.DELIVERY);
        var payees = new EvidenceFilter(List.of(EvidenceKind.DELIVERY), List.of(ConductRole.PAYEE), Selection.ALL);
        assertThat(Fact.found(payees, facts)).containsExactly(facts.get(1));
    }

    @Test
    void weighsToAHundredPercent() {
        assertThat(ScoreModel.WEIGHTS.values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(100);
    }

    /** The hash is sealed with every score. A model that changes its numbers is another model and needs another id. */
    @Test
    void isTheModelThatItsHashSays() {
        assertThat(model.hash().hex()).isEqualTo("a4d14ef792d1fadba844ac305e4d89a2c89bc77ee335956f2549b8e0740d51e4");
    }

    private static Factor factor(Score score, FactorName name) {
        return score.factors().stream()
                .filter(it -> it.name() == name)
                .findFirst()
                .orElseThrow();
    }

    private List<Long> found(Factor factor) {
        return Fact.found(factor.evidence(), facts).stream().map(Fact::sequence).toList();
    }

    private void delivery(int daysLate) {
        facts.add(new Fact(facts.size(), EvidenceKind.DELIVERY, ConductRole.SHIPPER, FIRST, Optional.of(daysLate)));
    }

    private void fact(EvidenceKind kind) {
        facts.add(new Fact(facts.size(), kind, ConductRole.PAYEE, FIRST, Optional.empty()));
    }
}
