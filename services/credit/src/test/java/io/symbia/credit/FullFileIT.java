package io.symbia.credit;

import static io.symbia.credit.RunningCredit.BANK;
import static io.symbia.credit.RunningCredit.SERVICE;
import static io.symbia.credit.RunningCredit.accepted;
import static io.symbia.credit.RunningCredit.getAfter;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.credit.file.CreditFile;
import io.symbia.events.credit.CreditFileEvent.CreditEvidenceIngestedV1;
import io.symbia.events.credit.conduct.ConductRole;
import io.symbia.events.credit.conduct.Direction;
import io.symbia.events.credit.conduct.EvidenceKind;
import io.symbia.events.credit.conduct.Magnitude;
import io.symbia.events.credit.conduct.ValueBand;
import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.envelope.EventCodec;
import io.symbia.events.kernel.envelope.EventContext;
import io.symbia.events.kernel.envelope.SealedEvent;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.envelope.StreamSalt;
import io.symbia.events.kernel.evidence.Evidence;
import io.symbia.events.kernel.origin.EventIds;
import io.symbia.events.kernel.origin.Origin;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.origin.SealedOrigin;
import io.symbia.events.words.money.CurrencyCode;
import io.symbia.support.store.Commit;
import io.symbia.support.store.CommitStore;
import io.symbia.support.store.StreamHead;
import io.symbia.support.testkit.HttpAnswer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Runs on a file with much evidence: each is as small as the first, and the file is loaded with all of them. */
class FullFileIT {
    private static final int PIECES = 34_000;

    /** A reply of the database is bounded, and one has up to 256 commits. */
    private static final int PIECES_PER_COMMIT = 100;

    private static final int RUNS = 300;
    private static final int MAX_EVENT_BYTES = 4_000;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final ParticipantId BIG = new ParticipantId("FULL-BIG");

    @Test
    void hundredsOfRunsOnTensOfThousandsOfPiecesAreLoaded() {
        seed(PIECES);
        HttpAnswer answer = scored(1);
        for (int run = 2; run <= RUNS; run++) answer = scored(run);

        AtomicLong events = new AtomicLong();
        SERVICE.bean(CommitStore.class)
                .follow(
                        StreamHead.start(CreditFile.streamOf(BIG)),
                        commit -> commit.events().forEach(event -> {
                            events.incrementAndGet();
                            assertThat(event.bytes().size()).isLessThan(MAX_EVENT_BYTES);
                        }));
        assertThat(events).hasValue(PIECES + RUNS);
        HttpAnswer last = getAfter(answer, "SOMEBODY", "/files/" + BIG + "/score-runs/SR-" + RUNS);
        assertThat(last.json().at("/upTo/sequence").asInt()).isEqualTo(PIECES + RUNS - 2);
        assertThat(last.json().at("/factors/4/count").asInt()).isEqualTo(PIECES);
    }

    private static HttpAnswer scored(int run) {
        return accepted(BANK, "/files/" + BIG + "/score-runs/SR-" + run, "{}");
    }

    /** Puts evidence beside the doors: so much would take minutes to come in over the broker. */
    private static void seed(int pieces) {
        CommitStore store = SERVICE.bean(CommitStore.class);
        EventCodec codec = SERVICE.bean(EventCodec.class);
        EventIds ids = new EventIds(Clock.systemUTC(), RANDOM);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        StreamId stream = CreditFile.streamOf(BIG);
        SealedOrigin origin =
                SealedOrigin.of(new Origin.Request("PUT", "/credit/files/" + BIG, Optional.empty(), Optional.empty()));
        EventContext place = EventContext.first(ids.next(), now, stream, StreamSalt.from(RANDOM), BIG, origin.digest());
        StreamHead head = StreamHead.start(stream);
        for (int first = 0; first < pieces; first += PIECES_PER_COMMIT) {
            List<SealedEvent> sealed = new ArrayList<>();
            for (int number = first; number < first + PIECES_PER_COMMIT; number++) {
                sealed.add(codec.seal(piece(number), place));
                place = place.after(sealed.getLast(), ids.next(), now);
            }
            Commit commit = new Commit(head.next(), sealed, origin, Optional.empty(), now, false);
            store.append(head, commit);
            head = head.after(commit);
        }
    }

    private static CreditEvidenceIngestedV1 piece(int number) {
        Digest digest = Digest.ofContent(Integer.toString(number).getBytes(StandardCharsets.UTF_8));
        return new CreditEvidenceIngestedV1(
                Happened.at(Conduct.FIRST, ZoneOffset.UTC),
                BIG,
                EvidenceKind.PAYMENT_SETTLED,
                ConductRole.PAYEE,
                new ParticipantId("FULL-BUYER-" + number % 1_000),
                Optional.of(Direction.RECEIVED),
                Optional.of(new Magnitude(ValueBand.FROM_100, new CurrencyCode("EUR"))),
                new Evidence(
                        "event-" + number,
                        digest,
                        StreamId.parse("payment/instruction/E-" + number + ":all"),
                        3,
                        "symbia.payment.instruction.settled.v1"),
                Optional.empty());
    }
}
