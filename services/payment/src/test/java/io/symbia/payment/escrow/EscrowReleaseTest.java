package io.symbia.payment.escrow;

import static io.symbia.events.payment.EscrowEvent.ReleaseBasis.CONDITIONS_MET;
import static io.symbia.events.payment.rule.Stance.CONTRADICTS;
import static io.symbia.events.payment.rule.Stance.SUPPORTS;
import static io.symbia.payment.escrow.EscrowCases.*;
import static io.symbia.payment.escrow.EscrowCases.liftedTo;
import static java.util.Arrays.asList;

import io.symbia.payment.settlement.EvidenceEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EscrowReleaseTest {

    private static final EvidenceEntry PASSED = inspected("I-1", SUPPORTS, Optional.empty());
    private static final EvidenceEntry FAILED = inspected("I-2", CONTRADICTS, Optional.empty());

    private final AggregateTestFixture<EscrowAgreement> escrow = new AggregateTestFixture<>(EscrowAgreement.class);

    private static List<Object> fundedAnd(Object... more) {
        List<Object> history = new ArrayList<>(asList(fundedAt(1)));
        history.addAll(asList(more));
        return history;
    }

    private static List<Object> firstReleased(Object... more) {
        List<Object> history = fundedAnd(
                recorded(2, PASSED),
                recorded(3, delivered(FIRST_HALF, 4)),
                at(3).conditionMet(FIRST, List.of(delivered(FIRST_HALF, 4).evidence(), PASSED.evidence())),
                released(3, FIRST, false),
                at(3).releaseBooked(FIRST));
        history.addAll(asList(more));
        return history;
    }

    private static List<Object> bothReleased() {
        return firstReleased(
                recorded(4, delivered(SECOND_HALF, 1)),
                at(4).conditionMet(SECOND, List.of(delivered(SECOND_HALF, 1).evidence())),
                released(4, SECOND, true),
                at(4).releaseBooked(SECOND));
    }

    @Nested
    class Releasing {

        @Test
        void waitsUntilEveryConditionOfATrancheIsMet() {
            escrow.given(fundedAnd())
                    .when(record(2, delivered(FIRST_HALF, 4)))
                    .expectEvents(recorded(2, delivered(FIRST_HALF, 4)));
            escrow.given(fundedAnd()).when(record(2, PASSED)).expectEvents(recorded(2, PASSED));
        }

        @Test
        void namesRuleAndEvidenceAndBooksInTheSameCommit() {
            escrow.given(fundedAnd(recorded(2, PASSED)))
                    .when(record(3, delivered(FIRST_HALF, 4)))
                    .expectEvents(
                            recorded(3, delivered(FIRST_HALF, 4)),
                            at(3).conditionMet(
                                            FIRST,
                                            List.of(delivered(FIRST_HALF, 4).evidence(), PASSED.evidence())),
                            released(3, FIRST, false),
                            at(3).releaseBooked(FIRST));
        }

        @Test
        void ofTheLastTrancheIsWhole() {
            escrow.given(firstReleased())
                    .when(record(4, delivered(SECOND_HALF, 1)))
                    .expectEvents(
                            recorded(4, delivered(SECOND_HALF, 1)),
                            at(4).conditionMet(
                                            SECOND,
                                            List.of(delivered(SECOND_HALF, 1).evidence())),
                            released(4, SECOND, true),
                            at(4).releaseBooked(SECOND));
        }

        @Test
        void isNotDatedBeforeTheFactsOnWhichItRests() {
            escrow.given(fundedAnd(recorded(9, PASSED)))
                    .when(record(3, delivered(FIRST_HALF, 4)))
                    .expectEvents(
                            recorded(3, delivered(FIRST_HALF, 4)),
                            liftedTo(9)
                                    .conditionMet(
                                            FIRST,
                                            List.of(delivered(FIRST_HALF, 4).evidence(), PASSED.evidence())),
                            liftedTo(9).released(FIRST, CONDITIONS_MET, false),
                            liftedTo(9).releaseBooked(FIRST));
        }

        @Test
        void needsMoney() {
            escrow.given(created(), recorded(2, PASSED))
                    .when(record(3, delivered(FIRST_HALF, 4)))
                    .expectEvents(recorded(3, delivered(FIRST_HALF, 4)));
        }

        @Test
        void happensOnceHoweverOftenTheEvidenceComes() {
            escrow.given(firstReleased())
                    .when(record(5, delivered(FIRST_HALF, 4)))
                    .expectNoEvents()
                    .expectSuccessfulHandlerExecution();
            escrow.given(firstReleased())
                    .when(record(5, delivered(FIRST_HALF, 3))) // Overtaken: the stream has said more since.
                    .expectNoEvents();
            escrow.given(firstReleased())
                    .when(record(5, delivered(FIRST_HALF, 5)))
                    .expectEvents(recorded(5, delivered(FIRST_HALF, 5)));
        }
    }

    @Nested
    class Contradiction {

        @Test
        void beforeTheReleaseHoldsItBack() {
            escrow.given(fundedAnd(recorded(2, delivered(FIRST_HALF, 4)), recorded(3, retracted(FIRST_HALF, 5))))
                    .when(record(4, PASSED))
                    .expectEvents(recorded(4, PASSED));
        }

        @Test
        void isOvercomeByALaterDelivery() {
            escrow.given(fundedAnd(recorded(2, PASSED), recorded(3, retracted(FIRST_HALF, 5))))
                    .when(record(4, delivered(FIRST_HALF, 6)))
                    .expectEvents(
                            recorded(4, delivered(FIRST_HALF, 6)),
                            at(4).conditionMet(
                                            FIRST,
                                            List.of(delivered(FIRST_HALF, 6).evidence(), PASSED.evidence())),
                            released(4, FIRST, false),
                            at(4).releaseBooked(FIRST));
        }

        @Test
        void ofAnInspectionStandsAgainstAnyOther() {
            escrow.given(fundedAnd(recorded(2, FAILED), recorded(3, PASSED)))
                    .when(record(4, delivered(FIRST_HALF, 4)))
                    .expectEvents(recorded(4, delivered(FIRST_HALF, 4)));
        }

        @Test
        void ofAnInspectionIsOvercomeByItsRetest() {
            EvidenceEntry retest = inspected("I-3", SUPPORTS, Optional.of("I-2"));
            escrow.given(fundedAnd(recorded(2, FAILED), recorded(3, delivered(FIRST_HALF, 4))))
                    .when(record(4, retest))
                    .expectEvents(
                            recorded(4, retest),
                            at(4).conditionMet(
                                            FIRST,
                                            List.of(delivered(FIRST_HALF, 4).evidence(), retest.evidence())),
                            released(4, FIRST, false),
                            at(4).releaseBooked(FIRST));
        }

        @Test
        void afterTheReleaseOpensADisputeByItself() {
            EvidenceEntry retraction = retracted(FIRST_HALF, 5);
            escrow.given(firstReleased())
                    .when(record(6, retraction))
                    .expectEvents(recorded(6, retraction), at(6).withdrawn(retraction.evidence()));
        }

        @Test
        void afterEverythingIsSettledOpensADisputeToo() {
            escrow.given(bothReleased())
                    .when(record(6, FAILED))
                    .expectEvents(recorded(6, FAILED), at(6).withdrawn(FAILED.evidence()));
        }

        @Test
        void ofWhatWasNotReleasedOpensNone() {
            escrow.given(firstReleased())
                    .when(record(6, retracted(SECOND_HALF, 5)))
                    .expectEvents(recorded(6, retracted(SECOND_HALF, 5)));
        }

        @Test
        void whileDisputedOpensNoSecondDispute() {
            escrow.given(firstReleased(at(5).claimed(dispute(1), PAYER, Optional.empty())))
                    .when(record(6, retracted(FIRST_HALF, 5)))
                    .expectEvents(recorded(6, retracted(FIRST_HALF, 5)));
        }

        @Test
        void byAFailureWhoseRetestHasPassedOpensNone() {
            EvidenceEntry retest = inspected("I-3", SUPPORTS, Optional.of("I-2"));
            escrow.given(firstReleased(recorded(5, retest)))
                    .when(record(6, FAILED))
                    .expectEvents(recorded(6, FAILED));
        }
    }
}
