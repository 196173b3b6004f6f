package io.symbia.credit.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.events.credit.Band;
import io.symbia.events.credit.EvidenceKind;
import io.symbia.events.credit.Factor;
import io.symbia.events.credit.FactorName;
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
                .isEqualTo(new Factor(FactorName.PUNCTUALITY, 5_000, 30, List.of()));
        assertThat(score.points()).isEqualTo((30 + 20 + 20 + 10) * 5_000 / 100); // Volume and tenure are known: none.
    }

    @Test
    void countsADeliveryOnTheDayAsPunctualAndADayLaterNot() {
        delivery(0);
        delivery(-3);
        delivery(1);
        Factor punctuality = factor(model.score(facts, FIRST), FactorName.PUNCTUALITY);
        assertThat(punctuality.value()).isEqualTo(6_666);
        assertThat(punctuality.evidence()).containsExactly(0L, 1L, 2L);
    }

    @Test
    void doesNotJudgeADeliveryThatNobodyPlanned() {
        fact(EvidenceKind.DELIVERY);
        assertThat(factor(model.score(facts, FIRST), FactorName.PUNCTUALITY).evidence())
                .isEmpty();
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
        fact(EvidenceKind.PAYMENT_RECEIVED);
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
        fact(EvidenceKind.PAYMENT_MADE);
        facts.add(new Fact(1, EvidenceKind.PAYMENT_MADE, FIRST.minus(Duration.ofDays(60)), Optional.empty()));
        Factor tenure = factor(model.score(facts, FIRST.plus(Duration.ofDays(30))), FactorName.TENURE);
        assertThat(tenure.evidence()).containsExactly(1L);
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
            fact(EvidenceKind.PAYMENT_RECEIVED);
        }
        Score score = model.score(facts, FIRST.plus(Duration.ofDays(1_095)));
        assertThat(score.points()).isEqualTo(10_000);
        assertThat(score.band()).isEqualTo(Band.A);
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
        assertThat(model.hash().hex()).isEqualTo("c8b263538e889a71520523f055b8d8e8e4979652702771357765b728d1f08669");
    }

    private static Factor factor(Score score, FactorName name) {
        return score.factors().stream()
                .filter(it -> it.name() == name)
                .findFirst()
                .orElseThrow();
    }

    private void delivery(int daysLate) {
        facts.add(new Fact(facts.size(), EvidenceKind.DELIVERY, FIRST, Optional.of(daysLate)));
    }

    private void fact(EvidenceKind kind) {
        facts.add(new Fact(facts.size(), kind, FIRST, Optional.empty()));
    }
}
