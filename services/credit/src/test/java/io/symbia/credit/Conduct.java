package io.symbia.credit;

import static io.symbia.credit.RunningCredit.SERVICE;

import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.envelope.SealedEvent;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.logistics.ConsignmentEvent.ConsignmentDeliveredV1;
import io.symbia.events.logistics.ProofOfDelivery;
import io.symbia.events.logistics.ReportId;
import io.symbia.events.payment.DisputeId;
import io.symbia.events.payment.EscrowEvent.DisputeGrounds;
import io.symbia.events.payment.EscrowEvent.DisputeOutcome;
import io.symbia.events.payment.EscrowEvent.EscrowCreatedV1;
import io.symbia.events.payment.EscrowEvent.EscrowDisputeResolvedV1;
import io.symbia.events.payment.EscrowEvent.EscrowDisputedV1;
import io.symbia.events.payment.EscrowEvent.EscrowRefundedV1;
import io.symbia.events.payment.EscrowEvent.EscrowReleasedV1;
import io.symbia.events.payment.EscrowEvent.ReleaseBasis;
import io.symbia.events.payment.PaymentInstructionEvent.PaymentSettledV1;
import io.symbia.events.payment.PaymentInstructionId;
import io.symbia.events.payment.PaymentOrigin;
import io.symbia.events.payment.PaymentPurpose;
import io.symbia.events.payment.rule.ReleaseCondition;
import io.symbia.events.payment.rule.ReleaseRule;
import io.symbia.events.payment.rule.RuleSalt;
import io.symbia.events.payment.rule.Tranche;
import io.symbia.events.payment.rule.TrancheId;
import io.symbia.events.supplychain.InspectionEvent.InspectionFailedV1;
import io.symbia.events.supplychain.InspectionEvent.InspectionPassedV1;
import io.symbia.events.supplychain.InspectionId;
import io.symbia.events.supplychain.inspection.InspectionBound;
import io.symbia.events.supplychain.inspection.InspectionKind;
import io.symbia.events.supplychain.inspection.InspectionLimit;
import io.symbia.events.supplychain.inspection.InspectionTest;
import io.symbia.events.supplychain.inspection.Reading;
import io.symbia.events.supplychain.inspection.TestFinding;
import io.symbia.events.words.goods.UnitOfMeasure;
import io.symbia.events.words.money.EndToEndId;
import io.symbia.events.words.money.Money;
import io.symbia.events.words.money.Uetr;
import io.symbia.events.words.trade.BatchId;
import io.symbia.events.words.trade.ConsignmentId;
import io.symbia.events.words.trade.EscrowId;
import io.symbia.events.words.trade.OrderNumber;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** What the other domains publish about one seller and its buyer; each name is a stream of its own. */
record Conduct(String seller, String buyer) {
    static final Instant FIRST = Instant.parse("2024-03-01T08:00:00Z");

    private static final Confidential<Money> AMOUNT = Confidential.of(Money.of("100.00", "EUR"));
    private static final TrancheId TRANCHE = new TrancheId("all");

    SealedEvent delivered(String consignment, int daysLate) {
        return SERVICE.publish(
                new StreamId("logistics", "consignment", consigned(consignment).value()),
                new ConsignmentDeliveredV1(
                        Happened.at(FIRST, ZoneOffset.UTC),
                        consigned(consignment),
                        new ReportId("pod"),
                        party(buyer),
                        List.of(orderOf(consignment)),
                        party(seller),
                        party(buyer),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(FIRST.minus(Duration.ofDays(daysLate))),
                        Optional.of(daysLate),
                        ProofOfDelivery.STATEMENT,
                        Optional.empty(),
                        List.of(),
                        Optional.empty()));
    }

    /** Passed when at most 0.05 of the residue was found. */
    SealedEvent inspected(String inspection, String found, boolean passed) {
        var id = InspectionId.of(party("S-SELLER"), inspection);
        var batch = new BatchId("19506000134366.ZJ2611A");
        var kind = InspectionKind.THIRD_PARTY;
        var tests = List.of(new InspectionTest(
                "EN 15662",
                "chlorpyrifos",
                Optional.empty(),
                Optional.empty(),
                Confidential.of(TestFinding.measured(Reading.of(found))),
                new InspectionLimit(
                        InspectionBound.AT_MOST,
                        Optional.of(Reading.of("0.05")),
                        Optional.empty(),
                        "buyer's specification",
                        "2026"),
                Optional.of(new UnitOfMeasure("NA"))));
        Instant at = FIRST.plusSeconds(60);
        DomainEvent event = passed
                ? new InspectionPassedV1(
                        Happened.at(at, ZoneOffset.UTC),
                        id,
                        batch,
                        party(seller),
                        kind,
                        party("LAB-HZ"),
                        Optional.empty(),
                        tests,
                        Optional.empty())
                : new InspectionFailedV1(
                        Happened.at(at, ZoneOffset.UTC),
                        id,
                        batch,
                        party(seller),
                        kind,
                        party("LAB-HZ"),
                        Optional.empty(),
                        tests,
                        Optional.empty());
        return SERVICE.publish(new StreamId("supply-chain", "inspection", id.value()), event);
    }

    SealedEvent agreed(String escrow) {
        var rule = new ReleaseRule(
                Confidential.of(new RuleSalt("000102030405060708090a0b0c0d0e0f")),
                List.of(new Tranche(TRANCHE, AMOUNT, List.of(ReleaseCondition.delivered(consigned("UCR-" + escrow))))));
        return escrow(
                escrow,
                new EscrowCreatedV1(
                        Happened.at(FIRST, ZoneOffset.UTC),
                        agreement(escrow),
                        orderOf(escrow),
                        party(buyer),
                        party(seller),
                        Optional.empty(),
                        AMOUNT,
                        rule,
                        Digest.ofContent("rule".getBytes(StandardCharsets.UTF_8))));
    }

    SealedEvent disputed(String escrow, String dispute) {
        return escrow(
                escrow,
                new EscrowDisputedV1(
                        Happened.at(FIRST.plusSeconds(120), ZoneOffset.UTC),
                        agreement(escrow),
                        orderOf(escrow),
                        new DisputeId(dispute),
                        party(buyer),
                        party(seller),
                        DisputeGrounds.CLAIM_OF_A_PARTY,
                        Optional.empty(),
                        Optional.empty()));
    }

    SealedEvent resolved(String escrow, String dispute, DisputeOutcome outcome) {
        return escrow(
                escrow,
                new EscrowDisputeResolvedV1(
                        Happened.at(FIRST.plusSeconds(180), ZoneOffset.UTC),
                        agreement(escrow),
                        orderOf(escrow),
                        new DisputeId(dispute),
                        party(buyer),
                        party(seller),
                        outcome,
                        party("CHAMBER-HZ")));
    }

    /** A tranche went to the seller; {@code whole} when it was the last. */
    SealedEvent released(String escrow, boolean whole) {
        return escrow(
                escrow,
                new EscrowReleasedV1(
                        Happened.at(FIRST, ZoneOffset.UTC),
                        agreement(escrow),
                        orderOf(escrow),
                        TRANCHE,
                        party(buyer),
                        party(seller),
                        ReleaseBasis.CONDITIONS_MET,
                        AMOUNT,
                        whole));
    }

    SealedEvent refunded(String escrow) {
        return escrow(
                escrow,
                new EscrowRefundedV1(
                        Happened.at(FIRST, ZoneOffset.UTC),
                        agreement(escrow),
                        orderOf(escrow),
                        party(buyer),
                        party(seller),
                        AMOUNT));
    }

    SealedEvent paid(String escrow) {
        return settled(escrow, PaymentPurpose.RELEASE, buyer, seller);
    }

    /** What was paid in goes back. */
    SealedEvent refundedTo(String escrow, String payer) {
        return settled(escrow, PaymentPurpose.REFUND, payer, payer);
    }

    private static SealedEvent settled(String escrow, PaymentPurpose purpose, String debtor, String creditor) {
        return SERVICE.publish(
                new StreamId("payment", "instruction", agreement(escrow) + ":all"),
                new PaymentSettledV1(
                        Happened.at(FIRST.plusSeconds(240), ZoneOffset.UTC),
                        new PaymentInstructionId(agreement(escrow) + ":all"),
                        new EndToEndId("e2e-" + escrow),
                        new Uetr("8a562c67-ca16-48ba-b074-65581be6f001"),
                        new PaymentOrigin(
                                new StreamId(
                                        "payment", "escrow", agreement(escrow).value()),
                                purpose),
                        Optional.of(orderOf(escrow)),
                        party(debtor),
                        party(creditor),
                        AMOUNT));
    }

    /** The order that an agreement is about. */
    static OrderNumber orderOf(String escrow) {
        return OrderNumber.of(party("S-BUYER"), "PO-" + escrow);
    }

    private static EscrowId agreement(String number) {
        return EscrowId.of(party("S-BUYER"), number);
    }

    private static ConsignmentId consigned(String number) {
        return ConsignmentId.of(party("S-SELLER"), number);
    }

    private static SealedEvent escrow(String escrow, DomainEvent event) {
        return SERVICE.publish(
                new StreamId("payment", "escrow", agreement(escrow).value()), event);
    }

    private static ParticipantId party(String name) {
        return new ParticipantId(name);
    }
}
