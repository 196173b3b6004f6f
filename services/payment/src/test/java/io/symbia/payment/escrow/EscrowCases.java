package io.symbia.payment.escrow;

import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.evidence.Evidence;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.payment.DisputeId;
import io.symbia.events.payment.EscrowEvent.EscrowCreatedV1;
import io.symbia.events.payment.EscrowEvent.EscrowEvidenceRecordedV1;
import io.symbia.events.payment.EscrowEvent.EscrowReleasedV1;
import io.symbia.events.payment.EscrowEvent.ReleaseBasis;
import io.symbia.events.payment.rule.ReleaseCondition;
import io.symbia.events.payment.rule.ReleaseRule;
import io.symbia.events.payment.rule.RuleSalt;
import io.symbia.events.payment.rule.Stance;
import io.symbia.events.payment.rule.Tranche;
import io.symbia.events.payment.rule.TrancheId;
import io.symbia.events.words.money.Money;
import io.symbia.events.words.trade.BatchId;
import io.symbia.events.words.trade.ConsignmentId;
import io.symbia.events.words.trade.EscrowId;
import io.symbia.events.words.trade.OrderNumber;
import io.symbia.payment.escrow.EscrowCommand.CreateEscrow;
import io.symbia.payment.escrow.EscrowCommand.RecordEvidence;
import io.symbia.payment.settlement.EvidenceEntry;
import io.symbia.payment.settlement.RuleHash;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One agreement of the story: 13,120.00 EUR in two tranches, the first of them also waiting for an inspection. */
public final class EscrowCases {

    public static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
    public static final ZoneOffset UTC = ZoneOffset.UTC;
    public static final EscrowId ESCROW = new EscrowId("TEEHAUS-HH:E-2611-0042");
    public static final OrderNumber ORDER = new OrderNumber("TEEHAUS-HH:PO-2611-0042");
    public static final ParticipantId PAYER = new ParticipantId("TEEHAUS-HH");
    public static final ParticipantId PAYEE = new ParticipantId("ZJ-TEA-COOP");
    public static final ParticipantId ARBITER = new ParticipantId("CHAMBER-HH");
    public static final ParticipantId STRANGER = new ParticipantId("SOMEBODY");
    public static final ConsignmentId FIRST_HALF = new ConsignmentId("ZJ-TEA-COOP:UCR-1");
    public static final ConsignmentId SECOND_HALF = new ConsignmentId("ZJ-TEA-COOP:UCR-2");
    public static final BatchId BATCH = new BatchId("19506000134366.ZJ2611A");
    public static final TrancheId FIRST = new TrancheId("first-half");
    public static final TrancheId SECOND = new TrancheId("second-half");
    public static final Money AMOUNT = euros("13120.00");
    public static final Money FIRST_AMOUNT = euros("6560.01");
    public static final Money SECOND_AMOUNT = euros("6559.99");
    public static final ReleaseRule RULE = rule(
            tranche(FIRST, FIRST_AMOUNT, List.of(FIRST_HALF), List.of(BATCH)),
            tranche(SECOND, SECOND_AMOUNT, List.of(SECOND_HALF), List.of()));

    private EscrowCases() {}

    public static Money euros(String amount) {
        return Money.of(amount, "EUR");
    }

    public static ReleaseRule rule(Tranche... tranches) {
        return new ReleaseRule(Confidential.of(new RuleSalt("000102030405060708090a0b0c0d0e0f")), List.of(tranches));
    }

    public static Tranche tranche(
            TrancheId id, Money amount, List<ConsignmentId> deliveries, List<BatchId> inspections) {
        List<ReleaseCondition> conditions = Stream.concat(
                        deliveries.stream().map(ReleaseCondition::delivered),
                        inspections.stream().map(ReleaseCondition::inspected))
                .toList();
        return new Tranche(id, Confidential.of(amount), conditions);
    }

    static CreateEscrow create() {
        return create(AMOUNT, RULE);
    }

    static CreateEscrow create(Happened happened) {
        return create(happened, AMOUNT, RULE);
    }

    static CreateEscrow create(Money amount, ReleaseRule rule) {
        return create(Happened.at(NOON, UTC), amount, rule);
    }

    private static CreateEscrow create(Happened happened, Money amount, ReleaseRule rule) {
        return new CreateEscrow(happened, ESCROW, ORDER, PAYER, PAYEE, Optional.of(ARBITER), amount, rule, true);
    }

    static EscrowCreatedV1 created() {
        return new EscrowCreatedV1(
                Happened.at(NOON, UTC),
                ESCROW,
                ORDER,
                PAYER,
                PAYEE,
                Optional.of(ARBITER),
                Confidential.of(AMOUNT),
                RULE,
                RuleHash.of(RULE));
    }

    /** The facts of the agreement so many minutes after noon. */
    static EscrowFacts at(int minutes) {
        return new EscrowFacts(new EscrowTerms(created()), Happened.at(NOON.plusSeconds(60L * minutes), UTC));
    }

    /** The events of that minute whose moment nobody named: they follow from a fact that was later than the request. */
    static EscrowFacts liftedTo(int minutes) {
        EscrowFacts fact = at(minutes);
        return new EscrowFacts(fact.terms(), fact.happened().unstated());
    }

    static Object[] fundedAt(int minutes) {
        return new Object[] {
            created(), at(minutes).funded(AMOUNT), at(minutes).fundingBooked(AMOUNT),
        };
    }

    static EscrowReleasedV1 released(int minutes, TrancheId tranche, boolean whole) {
        return at(minutes).released(tranche, ReleaseBasis.CONDITIONS_MET, whole);
    }

    static EvidenceEntry delivered(ConsignmentId consignment, long sequence) {
        return delivery(consignment, sequence, Stance.SUPPORTS);
    }

    static EvidenceEntry retracted(ConsignmentId consignment, long sequence) {
        return delivery(consignment, sequence, Stance.CONTRADICTS);
    }

    private static EvidenceEntry delivery(ConsignmentId consignment, long sequence, Stance stance) {
        StreamId stream = new StreamId("logistics", "consignment", consignment.value());
        return new EvidenceEntry(
                ReleaseCondition.delivered(consignment), stance, evidence(stream, sequence), Optional.empty());
    }

    static EvidenceEntry inspected(String inspection, Stance stance, Optional<String> retestOf) {
        return new EvidenceEntry(
                ReleaseCondition.inspected(BATCH),
                stance,
                evidence(inspectionStream(inspection), 1),
                retestOf.map(EscrowCases::inspectionStream));
    }

    private static StreamId inspectionStream(String inspection) {
        return new StreamId("supply-chain", "inspection", inspection);
    }

    public static Evidence evidence(StreamId stream, long sequence) {
        String eventId = "%08d-0000-7000-8000-%012d".formatted(Math.floorMod(stream.hashCode(), 100_000_000), sequence);
        return new Evidence(
                eventId,
                Digest.ofContent((stream + "#" + sequence).getBytes(StandardCharsets.UTF_8)),
                stream,
                sequence,
                "symbia.logistics.consignment.delivered.v1");
    }

    static EscrowEvidenceRecordedV1 recorded(int minutes, EvidenceEntry entry) {
        return at(minutes).evidence(entry);
    }

    static RecordEvidence record(int minutes, EvidenceEntry entry) {
        return new RecordEvidence(
                Happened.at(NOON.plusSeconds(60L * minutes), UTC),
                ESCROW,
                entry,
                List.of(ORDER, new OrderNumber("TEEHAUS-HH:PO-OTHER")));
    }

    static DisputeId dispute(int number) {
        return new DisputeId("D-" + number);
    }

    public static Map<String, Object> as(ParticipantId issuer) {
        return Map.of("issuer", issuer);
    }
}
