package io.symbia.credit.file;

import static io.symbia.support.testkit.RefusedFor.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.axonframework.test.matchers.Matchers.exactSequenceOf;
import static org.axonframework.test.matchers.Matchers.matches;
import static org.axonframework.test.matchers.Matchers.payloadsMatching;

import io.symbia.credit.file.CreditFileCommand.IngestEvidence;
import io.symbia.credit.file.CreditFileCommand.RunScore;
import io.symbia.credit.score.Fact;
import io.symbia.credit.score.Score;
import io.symbia.credit.score.ScoreCode;
import io.symbia.credit.score.ScoreModel;
import io.symbia.events.Families;
import io.symbia.events.credit.CreditFileEvent.CreditEvidenceIngestedV1;
import io.symbia.events.credit.CreditFileEvent.ScoreRunCompletedV1;
import io.symbia.events.credit.conduct.ConductRole;
import io.symbia.events.credit.conduct.Direction;
import io.symbia.events.credit.conduct.EvidenceKind;
import io.symbia.events.credit.conduct.Magnitude;
import io.symbia.events.credit.conduct.ValueBand;
import io.symbia.events.credit.score.ScoreRunId;
import io.symbia.events.credit.score.UpTo;
import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.envelope.EventCodec;
import io.symbia.events.kernel.envelope.EventContext;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.envelope.StreamSalt;
import io.symbia.events.kernel.evidence.Evidence;
import io.symbia.events.kernel.origin.EventIds;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.words.money.CurrencyCode;
import io.symbia.events.words.money.Money;
import io.symbia.support.aggregate.EventStoreOnMongo;
import io.symbia.support.command.CommandDoor;
import io.symbia.support.command.CommandShapes;
import io.symbia.support.store.StreamHead;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CreditFileTest {
    private static final Instant AT = Instant.parse("2026-11-20T08:00:00Z");
    private static final ParticipantId COOP = new ParticipantId("zj-tea-coop");
    private static final ScoreRunId RUN = new ScoreRunId("SR-1");

    private static final Magnitude MAGNITUDE = new Magnitude(ValueBand.FROM_1000, new CurrencyCode("EUR"));
    private static final ParticipantId BANK = new ParticipantId("BANK-HH");
    private static final Map<String, Object> BY_BANK = Map.of(CommandDoor.ISSUER, BANK);

    /** What the service has read of the stream when the command is given. */
    private static final StreamHead HEAD =
            new StreamHead(CreditFile.streamOf(COOP), 3, 3, Optional.of(digest(2)), Optional.empty(), false);

    private final FixtureConfiguration<CreditFile> file = new AggregateTestFixture<>(CreditFile.class);

    @BeforeEach
    void remembersTheHead() {
        file.registerCommandHandlerInterceptor((unitOfWork, chain) -> {
            EventStoreOnMongo.remember(unitOfWork, HEAD);
            return chain.proceed();
        });
    }

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
        file.given(ingested(1, EvidenceKind.DISPUTE_LOST))
                .when(ingest(1, EvidenceKind.DISPUTE_CLEARED))
                .expectEvents(ingested(1, EvidenceKind.DISPUTE_CLEARED));
    }

    /** What was agreed while there was the currency is paid in it afterwards, and says as much of those who pay. */
    @Test
    void takesEvidenceInACurrencyThatHasEnded() {
        Magnitude kuna = Magnitude.of(Money.of("750.00", "HRK"));
        IngestEvidence command = ingest(1, EvidenceKind.PAYMENT_SETTLED, kuna);
        assertThatCode(() -> CommandShapes.of(IngestEvidence.class).requireValid(command))
                .doesNotThrowAnyException();
    }

    @Test
    void scoresWhatStandsBeforeAndCanBeRunAgain() {
        file.given(
                        ingested(1, EvidenceKind.DELIVERY),
                        ingested(2, EvidenceKind.DELIVERY),
                        ingested(3, EvidenceKind.PAYMENT_SETTLED))
                .when(new RunScore(Happened.at(AT, ZoneOffset.UTC), COOP, RUN), BY_BANK)
                .expectEventsMatching(payloadsMatching(exactSequenceOf(matches(CreditFileTest::isWhatTheModelSays))));
    }

    @Test
    void keepsARunAsItWas() {
        Score score = ScoreModel.current().score(List.of(), AT);
        file.given(ingested(1, EvidenceKind.DELIVERY), run(score), ingested(2, EvidenceKind.DELIVERY))
                .when(
                        new RunScore(
                                Happened.at(AT.plusSeconds(1), ZoneOffset.UTC).unstated(), COOP, RUN),
                        BY_BANK)
                .expectNoEvents();
    }

    @Test
    void refusesToRunAsOfAnotherMomentUnderTheSameId() {
        Score score = ScoreModel.current().score(List.of(), AT);
        file.given(ingested(1, EvidenceKind.DELIVERY), run(score))
                .when(new RunScore(Happened.at(AT.plusSeconds(1), ZoneOffset.UTC), COOP, RUN), BY_BANK)
                .expectException(refused(CreditFileRefusal.SCORE_RUN_ALREADY_EXISTS_WITH_OTHER_CONTENT));
    }

    @Test
    void refusesTheRunOfAnotherUnderTheSameId() {
        Score score = ScoreModel.current().score(List.of(), AT);
        file.given(ingested(1, EvidenceKind.DELIVERY), run(score))
                .when(
                        new RunScore(Happened.at(AT, ZoneOffset.UTC).unstated(), COOP, RUN),
                        Map.of(CommandDoor.ISSUER, COOP))
                .expectException(refused(CreditFileRefusal.SCORE_RUN_ALREADY_EXISTS_WITH_OTHER_CONTENT));
    }

    @Test
    void leavesOthersTheirRunsWhenOneHasUsedUpItsOwn() {
        RunScore next = new RunScore(Happened.at(AT, ZoneOffset.UTC), COOP, new ScoreRunId("NEXT"));
        List<DomainEvent> runs = runs(CreditFile.MAX_RUNS_EACH, 1);
        file.given(runs).when(next, BY_BANK).expectException(refused(CreditFileRefusal.SCORE_RUNS_USED_UP));
        file.given(runs).when(next, Map.of(CommandDoor.ISSUER, COOP)).expectSuccessfulHandlerExecution();
    }

    @Test
    void hasNoMoreRunsThanCanBeLoaded() {
        RunScore next = new RunScore(Happened.at(AT, ZoneOffset.UTC), COOP, new ScoreRunId("NEXT"));
        file.given(runs(CreditFile.MAX_RUNS, 100))
                .when(next, Map.of(CommandDoor.ISSUER, COOP))
                .expectException(refused(CreditFileRefusal.CREDIT_FILE_FULL_OF_RUNS));
    }

    /** However much evidence there is: a run is sealed, and the file goes on. */
    @Test
    void sealsARunOnAFullFileInAFewKilobytes() {
        List<Fact> facts = LongStream.range(0, CreditFile.MAX_EVIDENCE)
                .mapToObj(number ->
                        new Fact(number, EvidenceKind.PAYMENT_SETTLED, ConductRole.PAYEE, AT, Optional.empty()))
                .toList();
        SecureRandom random = new SecureRandom();
        var place = EventContext.first(
                new EventIds(Clock.systemUTC(), random).next(),
                AT,
                CreditFile.streamOf(COOP),
                StreamSalt.from(random),
                BANK,
                Digest.ofContent(new byte[0]));
        var sealed = new EventCodec(Families.published(), random)
                .seal(run(ScoreModel.current().score(facts, AT)), place);
        assertThat(sealed.bytes().size()).isLessThan(4_000);
    }

    /** So many runs, asked for by so many banks in turn, on one piece of evidence. */
    private static List<DomainEvent> runs(int count, int banks) {
        Score score = ScoreModel.current().score(List.of(), AT);
        List<DomainEvent> events = new ArrayList<>();
        events.add(ingested(1, EvidenceKind.DELIVERY));
        for (int number = 0; number < count; number++) {
            ParticipantId bank = banks == 1 ? BANK : new ParticipantId("BANK-" + number % banks);
            events.add(run(new ScoreRunId("SR-" + number), bank, score));
        }
        return events;
    }

    private static boolean isWhatTheModelSays(Object event) {
        ScoreRunCompletedV1 run = (ScoreRunCompletedV1) event;
        List<Fact> facts = List.of(
                new Fact(0, EvidenceKind.DELIVERY, ConductRole.SHIPPER, AT, Optional.of(0)),
                new Fact(1, EvidenceKind.DELIVERY, ConductRole.SHIPPER, AT, Optional.of(0)),
                new Fact(2, EvidenceKind.PAYMENT_SETTLED, ConductRole.SHIPPER, AT, Optional.empty()));
        Score score = ScoreModel.current().score(facts, AT);
        assertThat(run.score()).isEqualTo(score.points());
        assertThat(run.factors()).isEqualTo(score.factors());
        assertThat(run.upTo()).isEqualTo(new UpTo(2, digest(2)));
        assertThat(run.askedBy()).isEqualTo(BANK);
        assertThat(run.modelHash()).isEqualTo(ScoreModel.current().hash());
        assertThat(run.codeHash()).isEqualTo(ScoreCode.hash());
        return true;
    }

    private static ScoreRunCompletedV1 run(Score score) {
        return run(RUN, BANK, score);
    }

    private static ScoreRunCompletedV1 run(ScoreRunId runId, ParticipantId askedBy, Score score) {
        return new ScoreRunCompletedV1(
                Happened.at(AT, ZoneOffset.UTC),
                COOP,
                runId,
                askedBy,
                ScoreModel.current().id(),
                ScoreModel.current().hash(),
                ScoreCode.hash(),
                score.points(),
                score.band(),
                score.factors(),
                new UpTo(0, digest(0)));
    }

    private static IngestEvidence ingest(int number, EvidenceKind kind) {
        return ingest(number, kind, MAGNITUDE);
    }

    private static IngestEvidence ingest(int number, EvidenceKind kind, Magnitude magnitude) {
        return new IngestEvidence(
                Happened.at(AT, ZoneOffset.UTC),
                COOP,
                kind,
                ConductRole.SHIPPER,
                BANK,
                Optional.of(Direction.GIVEN),
                Optional.of(magnitude),
                evidence(number),
                daysLate(kind));
    }

    private static CreditEvidenceIngestedV1 ingested(int number, EvidenceKind kind) {
        return new CreditEvidenceIngestedV1(
                Happened.at(AT, ZoneOffset.UTC),
                COOP,
                kind,
                ConductRole.SHIPPER,
                BANK,
                Optional.of(Direction.GIVEN),
                Optional.of(MAGNITUDE),
                evidence(number),
                daysLate(kind));
    }

    private static Optional<Integer> daysLate(EvidenceKind kind) {
        return kind == EvidenceKind.DELIVERY ? Optional.of(0) : Optional.empty();
    }

    private static Evidence evidence(int number) {
        return new Evidence(
                "event-" + number,
                digest(number),
                StreamId.parse("logistics/consignment/C-" + number),
                0,
                "symbia.logistics.consignment.delivered.v1");
    }

    private static Digest digest(int number) {
        return Digest.ofContent(Integer.toString(number).getBytes(StandardCharsets.UTF_8));
    }
}
