package io.symbia.payment.settlement;

import static io.symbia.payment.escrow.EscrowCases.euros;
import static io.symbia.payment.escrow.EscrowCases.evidence;
import static io.symbia.payment.escrow.EscrowCases.rule;
import static io.symbia.payment.escrow.EscrowCases.tranche;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.payment.rule.ConditionKind;
import io.symbia.events.payment.rule.ReleaseCondition;
import io.symbia.events.payment.rule.ReleaseRule;
import io.symbia.events.payment.rule.RuleLanguage;
import io.symbia.events.payment.rule.Stance;
import io.symbia.events.payment.rule.Tranche;
import io.symbia.events.payment.rule.TrancheId;
import io.symbia.events.words.money.Money;
import io.symbia.events.words.trade.BatchId;
import io.symbia.events.words.trade.ConsignmentId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettlementTest {

    private static final ConsignmentId SHIP = new ConsignmentId("ZJ-TEA-COOP:ASN-8");
    private static final ConsignmentId PLANE = new ConsignmentId("ZJ-TEA-COOP:DN-304");
    private static final BatchId BATCH = new BatchId("19506000134366.ZJ2611A");
    private static final TrancheId BOTH = new TrancheId("both");
    private static final TrancheId PLANE_ONLY = new TrancheId("plane");
    private static final ReleaseRule RULE = rule(
            tranche(BOTH, euros("10.00"), List.of(SHIP), List.of(BATCH)),
            tranche(PLANE_ONLY, euros("5.00"), List.of(PLANE), List.of()));

    private static EvidenceEntry entry(
            ReleaseCondition condition, String stream, long sequence, Stance stance, String retestOf) {
        return new EvidenceEntry(
                condition,
                stance,
                evidence(StreamId.parse(stream), sequence),
                Optional.of(retestOf).filter(text -> !text.isEmpty()).map(StreamId::parse));
    }

    private static EvidenceEntry delivery(ConsignmentId consignment, long sequence, Stance stance) {
        return entry(
                ReleaseCondition.delivered(consignment), "logistics/consignment/" + consignment, sequence, stance, "");
    }

    private static EvidenceEntry inspection(String id, Stance stance, String retestOf) {
        return entry(
                ReleaseCondition.inspected(BATCH),
                "supply-chain/inspection/" + id,
                1,
                stance,
                retestOf.isEmpty() ? "" : "supply-chain/inspection/" + retestOf);
    }

    @Test
    void waitsForEverythingWhenNothingIsKnown() {
        assertThat(Settlement.decide(RULE, EvidenceBook.empty()))
                .containsExactly(
                        new TrancheDecision.Waiting(
                                BOTH, List.of(ReleaseCondition.delivered(SHIP), ReleaseCondition.inspected(BATCH))),
                        new TrancheDecision.Waiting(PLANE_ONLY, List.of(ReleaseCondition.delivered(PLANE))));
    }

    @Test
    void namesTheEvidenceOnWhichItRests() {
        EvidenceEntry delivered = delivery(SHIP, 7, Stance.SUPPORTS);
        EvidenceEntry passed = inspection("I-1", Stance.SUPPORTS, "");
        assertThat(Settlement.decide(RULE, EvidenceBook.of(List.of(passed, delivered))))
                .first()
                .isEqualTo(new TrancheDecision.Due(BOTH, List.of(delivered.evidence(), passed.evidence())));
    }

    @Test
    void doesNotDependOnTheOrderInWhichEvidenceArrives() {
        long seed = 20_261_122;
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            List<EvidenceEntry> entries = randomEvidence(random);
            List<TrancheDecision> decisions = Settlement.decide(RULE, EvidenceBook.of(entries));
            List<EvidenceEntry> shuffled = new ArrayList<>(entries);
            shuffled.addAll(entries.subList(0, entries.size() / 2)); // Some come twice.
            Collections.shuffle(shuffled, random);
            assertThat(Settlement.decide(RULE, EvidenceBook.of(shuffled)))
                    .as("seed %d round %d: %s", seed, round, entries)
                    .isEqualTo(decisions);
        }
    }

    private static List<EvidenceEntry> randomEvidence(Random random) {
        List<EvidenceEntry> entries = new ArrayList<>();
        for (ConsignmentId consignment : List.of(SHIP, PLANE)) {
            int events = random.nextInt(4);
            for (int i = 0; i < events; i++) {
                entries.add(delivery(consignment, i, i % 2 == 0 ? Stance.SUPPORTS : Stance.CONTRADICTS));
            }
        }
        for (int i = 0; i < random.nextInt(5); i++) {
            boolean passed = random.nextBoolean();
            String retestOf = passed && i > 0 && random.nextBoolean() ? "I-" + random.nextInt(i) : "";
            entries.add(inspection("I-" + i, passed ? Stance.SUPPORTS : Stance.CONTRADICTS, retestOf));
        }
        return entries;
    }

    @Test
    void decidesTheSameWithoutKnowingTheAmounts() {
        ReleaseRule withheld = new ReleaseRule(
                Confidential.withheld(),
                RULE.tranches().stream()
                        .map(tranche ->
                                new Tranche(tranche.trancheId(), Confidential.<Money>withheld(), tranche.conditions()))
                        .toList());
        EvidenceBook book = EvidenceBook.of(List.of(delivery(PLANE, 3, Stance.SUPPORTS)));
        assertThat(Settlement.decide(withheld, book)).isEqualTo(Settlement.decide(RULE, book));
    }

    /** A stance of a later program may be a withdrawal, and money does not move on a guess. */
    @Test
    void takesAWordThatItDoesNotKnowAsOneAgainst() {
        EvidenceBook book = EvidenceBook.of(List.of(delivery(PLANE, 3, Stance.SUPPORTS)));
        ReleaseCondition delivered = ReleaseCondition.delivered(PLANE);

        assertThat(book.meets(delivered)).isTrue();
        assertThat(book.with(delivery(PLANE, 4, Stance.UNRECOGNISED)).meets(delivered))
                .isFalse();
    }

    @Test
    void meetsNoConditionOfAKindThatItDoesNotKnow() {
        ReleaseCondition later = new ReleaseCondition(ConditionKind.UNRECOGNISED, "B/L 7");

        assertThat(EvidenceBook.of(List.of(entry(later, "logistics/document/D-1", 0, Stance.SUPPORTS, "")))
                        .meets(later))
                .isFalse();
    }

    /** What it means may be anything: that one condition is enough, or that another party has to agree. */
    @ParameterizedTest
    @CsvSource({"UNRECOGNISED, 1", "ALL_CONDITIONS, 2", "ALL_CONDITIONS, 0"})
    void decidesNothingByARuleInALanguageThatItDoesNotKnow(RuleLanguage language, int version) {
        EvidenceBook book = EvidenceBook.of(List.of(delivery(PLANE, 3, Stance.SUPPORTS)));
        assertThat(Settlement.decide(RULE, book).get(1)).isInstanceOf(TrancheDecision.Due.class);
        ReleaseRule later = new ReleaseRule(language, version, RULE.salt(), RULE.tranches());
        assertThat(Settlement.decide(later, book)).allMatch(TrancheDecision.Waiting.class::isInstance);
        assertThatThrownBy(() -> RuleHash.of(later)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(later::requireAgreeable).hasMessageContaining("ALL_CONDITIONS, version 1");
    }

    /** As one whose conditions are all of a later list, but for their names. */
    @Test
    void releasesNothingForNoCondition() {
        ReleaseRule empty = rule(new Tranche(BOTH, Confidential.of(euros("10.00")), List.of()));
        assertThat(Settlement.decide(empty, EvidenceBook.empty())).allMatch(TrancheDecision.Waiting.class::isInstance);
    }

    @Test
    void hashesTheRuleAsItsDocumentationShows() {
        ReleaseRule documented = rule(tranche(
                new TrancheId("on-delivery"),
                euros("13120.00"),
                List.of(new ConsignmentId("zj:UCR-1")),
                List.of(BATCH)));
        // printf '%s'
        // '{"language":"ALL_CONDITIONS","salt":"000102030405060708090a0b0c0d0e0f","tranches":[{"amount":{"amount":"13120.00",
        // "currency":"EUR"},"conditions":[{"kind":"CONSIGNMENT_DELIVERED","subject":"zj:UCR-1"},{"kind":"INSPECTION_PASSED",
        // "subject":"19506000134366.ZJ2611A"}],"trancheId":"on-delivery"}],"version":1}' | sha256sum,
        // without the breaks.
        assertThat(RuleHash.of(documented))
                .hasToString("233bee18e5aa66fc0a73550bcfe37a334712be704c960b154d71fc25bad28e8f");
    }
}
