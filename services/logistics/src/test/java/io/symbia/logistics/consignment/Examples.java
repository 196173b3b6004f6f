package io.symbia.logistics.consignment;

import io.symbia.events.domain.DomainEvent;
import io.symbia.events.domain.Happened;
import io.symbia.events.goods.Sscc;
import io.symbia.events.logistics.ConsignmentId;
import io.symbia.events.logistics.CustomsDirection;
import io.symbia.events.logistics.CustomsGate;
import io.symbia.events.logistics.DeclarationNumber;
import io.symbia.events.logistics.Kilograms;
import io.symbia.events.logistics.Milestone;
import io.symbia.events.logistics.ProofOfDelivery;
import io.symbia.events.logistics.Reason;
import io.symbia.events.logistics.RecipientName;
import io.symbia.events.logistics.ReportId;
import io.symbia.events.logistics.RetractionReason;
import io.symbia.events.money.Money;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.supplychain.OrderNumber;
import io.symbia.events.transport.UnLocode;
import io.symbia.logistics.consignment.command.BookConsignment;
import io.symbia.logistics.consignment.command.ConsignmentCommand;
import io.symbia.logistics.consignment.command.DeliverConsignment;
import io.symbia.logistics.consignment.command.EstimateMilestone;
import io.symbia.logistics.consignment.command.HoldAtCustoms;
import io.symbia.logistics.consignment.command.PlanMilestone;
import io.symbia.logistics.consignment.command.ReachMilestone;
import io.symbia.logistics.consignment.command.ReleaseFromCustoms;
import io.symbia.logistics.consignment.command.ReportLoss;
import io.symbia.logistics.consignment.command.ReportReturn;
import io.symbia.logistics.consignment.command.RetractDelivery;
import io.symbia.logistics.consignment.command.RetractMilestone;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;

/** Tea from Zhejiang to Hamburg: the participants, moments and commands that the tests of the consignment share. */
final class Examples {
    static final ConsignmentId TEA = new ConsignmentId("DN-304");
    static final ParticipantId SHIPPER = new ParticipantId("ZJ-TEA");
    static final ParticipantId CONSIGNEE = new ParticipantId("TEEHAUS-HH");
    static final ParticipantId CARRIER = new ParticipantId("BLUE-STAR");
    static final ParticipantId CUSTOMS_CN = new ParticipantId("CUSTOMS-CN");
    static final ParticipantId CUSTOMS_DE = new ParticipantId("CUSTOMS-DE");
    static final ParticipantId STRANGER = new ParticipantId("NOSY");

    static final ReportId PLAN = new ReportId("plan-1");
    static final ReportId DEPARTURE = new ReportId("depa-1");
    static final ReportId POD = new ReportId("pod-1");
    static final UnLocode NINGBO = new UnLocode("CNNGB");
    static final UnLocode HAMBURG = new UnLocode("DEHAM");
    static final Instant NOON = Instant.parse("2026-11-10T12:00:00Z");
    static final Happened AT_NOON = at(NOON);

    private Examples() {}

    static Happened at(Instant moment) {
        return new Happened(moment, ZoneOffset.UTC, true);
    }

    static Happened at(String moment) {
        return at(Instant.parse(moment));
    }

    /** A request that names no moment; the clock of the door did. */
    static Happened unstated(Instant receivedAt) {
        return Happened.of(Optional.empty(), Optional.empty(), receivedAt);
    }

    static BookConsignment book(CustomsDirection... gates) {
        return book(AT_NOON, "12480.00", gates);
    }

    static BookConsignment book(Happened happened, String goodsValue, CustomsDirection... gates) {
        return new BookConsignment(
                TEA,
                happened,
                List.of(new OrderNumber("PO-2611-0042")),
                SHIPPER,
                CONSIGNEE,
                Optional.of(CARRIER),
                Optional.empty(),
                List.of(new Sscc("395060000000000016")),
                List.of(gates).stream()
                        .map(gate -> new CustomsGate(gate, authority(gate)))
                        .toList(),
                Money.of(goodsValue, "EUR"),
                Optional.of(Money.of("640.00", "EUR")),
                Optional.empty(),
                Optional.of(Kilograms.parse("1478.5")));
    }

    static ParticipantId authority(CustomsDirection gate) {
        return gate == CustomsDirection.EXPORT ? CUSTOMS_CN : CUSTOMS_DE;
    }

    static PlanMilestone planDelivery(String at) {
        return plan(PLAN, Milestone.DELIVERY, Optional.of(HAMBURG), at);
    }

    static PlanMilestone plan(ReportId id, Milestone milestone, Optional<UnLocode> location, String at) {
        return new PlanMilestone(TEA, AT_NOON, id, milestone, location, Instant.parse(at));
    }

    static EstimateMilestone estimate(ReportId id, Milestone milestone, String at) {
        return new EstimateMilestone(TEA, AT_NOON, id, milestone, Optional.empty(), Instant.parse(at));
    }

    static ReachMilestone reach(ReportId id, Milestone milestone, Happened happened) {
        return new ReachMilestone(TEA, happened, id, milestone, Optional.of(NINGBO));
    }

    static ReachMilestone depart() {
        return reach(DEPARTURE, Milestone.DEPA, AT_NOON);
    }

    static RetractMilestone retractMilestone(ReportId id) {
        return new RetractMilestone(TEA, AT_NOON, id, RetractionReason.INCORRECT_DATA);
    }

    static RetractDelivery retractDelivery() {
        return new RetractDelivery(TEA, AT_NOON, POD, RetractionReason.DID_NOT_OCCUR);
    }

    static HoldAtCustoms hold(CustomsDirection gate, String id, Happened happened) {
        return new HoldAtCustoms(TEA, happened, new ReportId(id), gate, Optional.of(new Reason("papers incomplete")));
    }

    static ReleaseFromCustoms release(CustomsDirection gate, String id, Happened happened) {
        return new ReleaseFromCustoms(
                TEA, happened, new ReportId(id), gate, Optional.of(new DeclarationNumber("26CN0001")));
    }

    static DeliverConsignment deliver() {
        return deliver(AT_NOON);
    }

    static DeliverConsignment deliver(Happened happened) {
        return deliver(POD, happened, "Erika Mustermann");
    }

    static DeliverConsignment deliver(ReportId id, Happened happened, String recipient) {
        return new DeliverConsignment(
                TEA,
                happened,
                id,
                Optional.of(HAMBURG),
                ProofOfDelivery.OTP,
                Optional.of(new RecipientName(recipient)));
    }

    static ReportLoss lose() {
        return new ReportLoss(TEA, AT_NOON, new Reason("washed overboard"));
    }

    static ReportReturn giveBack() {
        return new ReportReturn(TEA, AT_NOON, new Reason("refused at the door"));
    }

    /** Asks a consignment to which {@code past} happened. */
    static ResultValidator<Consignment> when(
            List<? extends DomainEvent> past, ConsignmentCommand command, ParticipantId issuer) {
        AggregateTestFixture<Consignment> fixture = new AggregateTestFixture<>(Consignment.class);
        return fixture.given(past).when(command, Map.of("issuer", issuer));
    }
}
