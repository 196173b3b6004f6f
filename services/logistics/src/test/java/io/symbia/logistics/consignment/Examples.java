package io.symbia.logistics.consignment;

import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.logistics.CustomsDirection;
import io.symbia.events.logistics.CustomsGate;
import io.symbia.events.logistics.CustomsGate.Decision;
import io.symbia.events.logistics.DeclarationNumber;
import io.symbia.events.logistics.Kilograms;
import io.symbia.events.logistics.ProofOfDelivery;
import io.symbia.events.logistics.Reason;
import io.symbia.events.logistics.RecipientName;
import io.symbia.events.logistics.ReportId;
import io.symbia.events.logistics.RetractionReason;
import io.symbia.events.logistics.milestone.Milestone;
import io.symbia.events.logistics.milestone.Milestone.Classifier;
import io.symbia.events.words.goods.Sscc;
import io.symbia.events.words.money.Money;
import io.symbia.events.words.trade.ConsignmentId;
import io.symbia.events.words.trade.OrderNumber;
import io.symbia.events.words.transport.UnLocode;
import io.symbia.logistics.consignment.ConsignmentCommand.BookConsignment;
import io.symbia.logistics.consignment.ConsignmentCommand.DecideAtCustoms;
import io.symbia.logistics.consignment.ConsignmentCommand.DeliverConsignment;
import io.symbia.logistics.consignment.ConsignmentCommand.ReportLoss;
import io.symbia.logistics.consignment.ConsignmentCommand.ReportMilestone;
import io.symbia.logistics.consignment.ConsignmentCommand.ReportReturn;
import io.symbia.logistics.consignment.ConsignmentCommand.RetractDelivery;
import io.symbia.logistics.consignment.ConsignmentCommand.RetractMilestone;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;

/** Tea from Zhejiang to Hamburg: the participants, moments and commands that the tests of the consignment share. */
final class Examples {
    static final ConsignmentId TEA = new ConsignmentId("ZJ-TEA:DN-304");
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
        return Happened.at(moment, ZoneOffset.UTC);
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
                happened,
                TEA,
                List.of(new OrderNumber("TEEHAUS-HH:PO-2611-0042")),
                SHIPPER,
                CONSIGNEE,
                Optional.of(CARRIER),
                Optional.empty(),
                Optional.empty(),
                Optional.of(List.of(new Sscc("395060000000000016"))),
                Optional.of(List.of(gates).stream()
                        .map(gate -> new CustomsGate(gate, authority(gate)))
                        .toList()),
                Money.of(goodsValue, "EUR"),
                Optional.of(Money.of("640.00", "EUR")),
                Optional.empty(),
                Optional.of(Kilograms.parse("1478.5")));
    }

    static ParticipantId authority(CustomsDirection gate) {
        return gate == CustomsDirection.EXPORT ? CUSTOMS_CN : CUSTOMS_DE;
    }

    static ReportMilestone planDelivery(String at, ZoneOffset... local) {
        Optional<ZoneOffset> first = List.of(local).stream().findFirst();
        return new ReportMilestone(
                AT_NOON,
                TEA,
                PLAN,
                Classifier.PLN,
                Milestone.DELIVERY,
                Optional.of(HAMBURG),
                moment(at),
                first,
                Optional.empty(),
                Optional.empty());
    }

    static ReportMilestone plan(ReportId id, Milestone milestone, Optional<UnLocode> location, String at) {
        return new ReportMilestone(
                AT_NOON,
                TEA,
                id,
                Classifier.PLN,
                milestone,
                location,
                moment(at),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static ReportMilestone estimate(ReportId id, Milestone milestone, String at) {
        return new ReportMilestone(
                AT_NOON,
                TEA,
                id,
                Classifier.EST,
                milestone,
                Optional.empty(),
                moment(at),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Optional<Instant> moment(String at) {
        return Optional.of(Instant.parse(at));
    }

    static ReportMilestone reach(ReportId id, Milestone milestone, Happened happened) {
        return new ReportMilestone(
                happened,
                TEA,
                id,
                Classifier.ACT,
                milestone,
                Optional.of(NINGBO),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static ReportMilestone depart() {
        return reach(DEPARTURE, Milestone.DEPA, AT_NOON);
    }

    static RetractMilestone retractMilestone(ReportId id) {
        return new RetractMilestone(AT_NOON, TEA, id, RetractionReason.INCORRECT_DATA);
    }

    static RetractDelivery retractDelivery() {
        return new RetractDelivery(AT_NOON, TEA, POD, RetractionReason.DID_NOT_OCCUR);
    }

    static DecideAtCustoms hold(CustomsDirection gate, String id, Happened happened) {
        Reason reason = new Reason("papers incomplete");
        return new DecideAtCustoms(
                happened, TEA, new ReportId(id), gate, Decision.HELD, Optional.empty(), Optional.of(reason));
    }

    static DecideAtCustoms release(CustomsDirection gate, String id, Happened happened) {
        DeclarationNumber number = new DeclarationNumber("26CN0001");
        return new DecideAtCustoms(
                happened, TEA, new ReportId(id), gate, Decision.RELEASED, Optional.of(number), Optional.empty());
    }

    static DeliverConsignment deliver() {
        return deliver(AT_NOON);
    }

    static DeliverConsignment deliver(Happened happened) {
        return deliver(POD, happened, "Erika Mustermann");
    }

    static DeliverConsignment deliver(ReportId id, Happened happened, String recipient) {
        return new DeliverConsignment(
                happened,
                TEA,
                id,
                Optional.of(HAMBURG),
                ProofOfDelivery.OTP,
                Optional.empty(),
                Optional.empty(),
                Optional.of(new RecipientName(recipient)));
    }

    static ReportLoss lose() {
        return new ReportLoss(AT_NOON, TEA, new Reason("washed overboard"));
    }

    static ReportReturn giveBack() {
        return new ReportReturn(AT_NOON, TEA, new Reason("refused at the door"));
    }

    /** Asks a consignment to which {@code past} happened. */
    static ResultValidator<Consignment> when(
            List<? extends DomainEvent> past, ConsignmentCommand command, ParticipantId issuer) {
        AggregateTestFixture<Consignment> fixture = new AggregateTestFixture<>(Consignment.class);
        return fixture.given(past).when(command, Map.of("issuer", issuer));
    }
}
