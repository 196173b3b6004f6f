package io.symbia.credit.file;

import static io.symbia.support.testkit.RefusedFor.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.axonframework.test.matchers.Matchers.exactSequenceOf;
import static org.axonframework.test.matchers.Matchers.matches;
import static org.axonframework.test.matchers.Matchers.payloadsMatching;

import io.symbia.credit.file.CreditFileCommand.IngestEvidence;
import io.symbia.credit.file.CreditFileCommand.RunScore;
import io.symbia.credit.score.Fact;
import io.symbia.credit.score.Score;
import io.symbia.credit.score.ScoreModel;
import io.symbia.events.credit.CreditFileEvent.CreditEvidenceIngestedV1;
import io.symbia.events.credit.CreditFileEvent.ScoreRunCompletedV1;
import io.symbia.events.credit.EvidenceKind;
import io.symbia.events.credit.ScoreRunId;
import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.evidence.Evidence;
import io.symbia.events.kernel.origin.ParticipantId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class CreditFileTest {
    private static final Instant AT = Instant.parse("2026-11-20T08:00:00Z");
    private static final ParticipantId COOP = new ParticipantId("zj-tea-coop");
    private static final ScoreRunId RUN = new ScoreRunId("SR-1");

    private final FixtureConfiguration<CreditFile> file = new AggregateTestFixture<>(CreditFile.class);

    @Test
    void takesEvidenceOnce() {
        file.givenNoPriorActivity()
                .when(ingest(1, EvidenceKind.DELIVERY))
                .expectEvents(ingested(1, EvidenceKind.DELIVERY));
        file.given(ingested(1, EvidenceKind.DELIVERY))
                .when(ingest(1, EvidenceKind.DELIVERY))
                .expectNoEvents();
    }

    @Test
    void takesTheSameEventTwiceWhenItSaysTwoThings() {
        file.given(ingested(1, EvidenceKind.PAYMENT_MADE))
                .when(ingest(1, EvidenceKind.PAYMENT_RECEIVED))
                .expectEvents(ingested(1, EvidenceKind.PAYMENT_RECEIVED));
    }

    @Test
    void scoresWhatStandsBeforeAndCanBeRunAgain() {
        file.given(
                        ingested(1, EvidenceKind.DELIVERY),
                        ingested(2, EvidenceKind.DELIVERY),
                        ingested(3, EvidenceKind.PAYMENT_MADE))
                .when(new RunScore(Happened.at(AT, ZoneOffset.UTC), COOP, RUN))
                .expectEventsMatching(payloadsMatching(exactSequenceOf(matches(CreditFileTest::isWhatTheModelSays))));
    }

    @Test
    void keepsARunAsItWas() {
        Score score = ScoreModel.current().score(List.of(), AT);
        file.given(ingested(1, EvidenceKind.DELIVERY), run(score), ingested(2, EvidenceKind.DELIVERY))
                .when(new RunScore(
                        Happened.at(AT.plusSeconds(1), ZoneOffset.UTC).unstated(), COOP, RUN))
                .expectNoEvents();
    }

    @Test
    void refusesToRunAsOfAnotherMomentUnderTheSameId() {
        Score score = ScoreModel.current().score(List.of(), AT);
        file.given(ingested(1, EvidenceKind.DELIVERY), run(score))
                .when(new RunScore(Happened.at(AT.plusSeconds(1), ZoneOffset.UTC), COOP, RUN))
                .expectException(refused(CreditFileRefusal.SCORE_RUN_ALREADY_EXISTS_WITH_OTHER_CONTENT));
    }

    private static boolean isWhatTheModelSays(Object event) {
        ScoreRunCompletedV1 run = (ScoreRunCompletedV1) event;
        List<Fact> facts = List.of(
                new Fact(0, EvidenceKind.DELIVERY, AT, Optional.of(0)),
                new Fact(1, EvidenceKind.DELIVERY, AT, Optional.of(0)),
                new Fact(2, EvidenceKind.PAYMENT_MADE, AT, Optional.empty()));
        Score score = ScoreModel.current().score(facts, AT);
        assertThat(run.score()).isEqualTo(score.points());
        assertThat(run.factors()).isEqualTo(score.factors());
        assertThat(run.upToSequence()).isEqualTo(2);
        assertThat(run.modelHash()).isEqualTo(ScoreModel.current().hash());
        return true;
    }

    private static ScoreRunCompletedV1 run(Score score) {
        return new ScoreRunCompletedV1(
                Happened.at(AT, ZoneOffset.UTC),
                COOP,
                RUN,
                ScoreModel.current().id(),
                ScoreModel.current().hash(),
                score.points(),
                score.band(),
                score.factors(),
                0);
    }

    private static IngestEvidence ingest(int number, EvidenceKind kind) {
        return new IngestEvidence(Happened.at(AT, ZoneOffset.UTC), COOP, kind, evidence(number), daysLate(kind));
    }

    private static CreditEvidenceIngestedV1 ingested(int number, EvidenceKind kind) {
        return new CreditEvidenceIngestedV1(
                Happened.at(AT, ZoneOffset.UTC), COOP, kind, evidence(number), daysLate(kind));
    }

    private static Optional<Integer> daysLate(EvidenceKind kind) {
        return kind == EvidenceKind.DELIVERY ? Optional.of(0) : Optional.empty();
    }

    private static Evidence evidence(int number) {
        Digest digest = Digest.ofContent(Integer.toString(number).getBytes(StandardCharsets.UTF_8));
        return new Evidence(
                "event-" + number,
                digest,
                StreamId.parse("logistics/consignment/C-" + number),
                0,
                "symbia.logistics.consignment.delivered.v1");
    }
}
