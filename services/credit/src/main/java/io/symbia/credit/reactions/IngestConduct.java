package io.symbia.credit.reactions;

import io.symbia.credit.file.CreditFileCommand.IngestEvidence;
import io.symbia.events.credit.conduct.ConductRole;
import io.symbia.events.credit.conduct.Direction;
import io.symbia.events.credit.conduct.EvidenceKind;
import io.symbia.events.credit.conduct.Magnitude;
import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.events.kernel.evidence.Evidence;
import io.symbia.events.kernel.origin.Ground;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.origin.PublishedRule;
import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.logistics.ConsignmentEvent.ConsignmentDeliveredV1;
import io.symbia.events.payment.EscrowEvent.EscrowCreatedV1;
import io.symbia.events.payment.EscrowEvent.EscrowDisputeResolvedV1;
import io.symbia.events.payment.EscrowEvent.EscrowDisputedV1;
import io.symbia.events.payment.PaymentInstructionEvent.PaymentSettledV1;
import io.symbia.events.payment.PaymentPurpose;
import io.symbia.events.supplychain.InspectionEvent.InspectionFailedV1;
import io.symbia.events.supplychain.InspectionEvent.InspectionPassedV1;
import io.symbia.events.words.money.Money;
import io.symbia.events.words.trade.EscrowId;
import io.symbia.support.command.CommandDoor;
import io.symbia.support.command.RequestContext;
import io.symbia.support.consumer.Reaction;
import io.symbia.support.consumer.ReceivedEvent;
import io.symbia.support.consumer.StateTable;
import io.symbia.support.consumer.StateTables;
import io.symbia.support.feed.EachByItself;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Takes conduct into the files of those whose conduct it is; a file that refuses keeps nothing from another.
 *
 * <table>
 * <caption>What is taken from which event. The table {@code escrow-parties} remembers who pays whom about how much.</caption>
 * <tr><td>consignment delivered</td><td>DELIVERY into the shipper's file</td></tr>
 * <tr><td>inspection passed, failed</td><td>the same into the producer's</td></tr>
 * <tr><td>escrow created</td><td>its parties and its magnitude are remembered</td></tr>
 * <tr><td>escrow disputed</td><td>DISPUTE_RAISED into the file of whom it is against</td></tr>
 * <tr><td>dispute resolved by refund</td><td>DISPUTE_LOST for the payee, DISPUTE_CLEARED for the payer</td></tr>
 * <tr><td>by release</td><td>the other way round</td></tr>
 * <tr><td>by resuming</td><td>DISPUTE_CLEARED for whom it was against</td></tr>
 * <tr><td>payment settled</td><td>PAYMENT_SETTLED for debtor and creditor; nothing when these are one, as with a refund: money that goes
 * back to whose it was is nobody's conduct</td></tr>
 * </table>
 */
@Component
class IngestConduct implements Reaction {
    private static final PublishedRule RULE = PublishedRule.of("credit/ingest-conduct", 1);

    /**
     * The sides of one escrow agreement, and about how much is paid.
     *
     * @param agreed the event that says so
     */
    record EscrowParties(ParticipantId payer, ParticipantId payee, Optional<Magnitude> magnitude, Ground agreed) {
        Side sideOf(ParticipantId participant) {
            return participant.equals(payer) ? paying(payer, payee) : paid(participant, payer);
        }
    }

    /** One side of a fact: the participant, its role, its counterparty, and the way that goods or money went. */
    record Side(
            ParticipantId participant, ConductRole role, ParticipantId counterparty, Optional<Direction> direction) {}

    private final CommandDoor commands;
    private final StateTable<EscrowParties> parties;

    IngestConduct(CommandDoor commands, StateTables tables) {
        this.commands = commands;
        this.parties = tables.open("escrow-parties", EscrowParties.class);
    }

    @Override
    public String name() {
        return "ingest-conduct";
    }

    @Override
    public Set<Class<? extends DomainEvent>> handles() {
        return Set.of(
                ConsignmentDeliveredV1.class,
                InspectionPassedV1.class,
                InspectionFailedV1.class,
                EscrowCreatedV1.class,
                EscrowDisputedV1.class,
                EscrowDisputeResolvedV1.class,
                PaymentSettledV1.class);
    }

    @Override
    public void on(ReceivedEvent received) {
        switch (received.event()) {
            case ConsignmentDeliveredV1 event -> {
                Side shipper =
                        new Side(event.shipper(), ConductRole.SHIPPER, event.consignee(), Optional.of(Direction.GIVEN));
                ingest(received, fact(received, shipper, EvidenceKind.DELIVERY, Optional.empty(), event.daysLate()));
            }
            case InspectionPassedV1 event ->
                ingest(received, producer(event.producer(), event.inspector()), EvidenceKind.INSPECTION_PASSED);
            case InspectionFailedV1 event ->
                ingest(received, producer(event.producer(), event.inspector()), EvidenceKind.INSPECTION_FAILED);
            case EscrowCreatedV1 event ->
                parties.put(
                        event.escrowId().value(),
                        new EscrowParties(event.payer(), event.payee(), magnitude(event.amount()), received.ground()));
            case EscrowDisputedV1 event -> disputed(received, event);
            case EscrowDisputeResolvedV1 event -> resolved(received, event);
            case PaymentSettledV1 event -> settled(received, event);
            default ->
                throw new IllegalStateException(
                        "not asked for: " + received.envelope().type());
        }
    }

    private void disputed(ReceivedEvent received, EscrowDisputedV1 event) {
        EscrowParties escrow = escrow(event.escrowId());
        ingest(received, escrow, event.against(), EvidenceKind.DISPUTE_RAISED);
    }

    private void resolved(ReceivedEvent received, EscrowDisputeResolvedV1 event) {
        EscrowParties escrow = escrow(event.escrowId());
        switch (event.outcome()) {
            case RESUME -> ingest(received, escrow, event.against(), EvidenceKind.DISPUTE_CLEARED);
            case REFUND -> decided(received, escrow, escrow.payee(), escrow.payer());
            case RELEASE -> decided(received, escrow, escrow.payer(), escrow.payee());
            case UNRECOGNISED -> {} // Whoever knows it ingests it; nobody is blamed on a guess.
        }
    }

    private void decided(ReceivedEvent received, EscrowParties escrow, ParticipantId lost, ParticipantId won) {
        EachByItself.of(
                () -> ingest(received, escrow, lost, EvidenceKind.DISPUTE_LOST),
                () -> ingest(received, escrow, won, EvidenceKind.DISPUTE_CLEARED));
    }

    private void settled(ReceivedEvent received, PaymentSettledV1 event) {
        if (event.origin().purpose() != PaymentPurpose.RELEASE)
            return; // A refund is no conduct; another purpose is known to others.
        if (event.debtor().equals(event.creditor())) return;
        EachByItself.of(
                () -> settled(received, event, paying(event.debtor(), event.creditor())),
                () -> settled(received, event, paid(event.creditor(), event.debtor())));
    }

    private void settled(ReceivedEvent received, PaymentSettledV1 event, Side side) {
        Optional<Magnitude> magnitude = magnitude(event.amount());
        ingest(received, fact(received, side, EvidenceKind.PAYMENT_SETTLED, magnitude, Optional.empty()));
    }

    private EscrowParties escrow(EscrowId escrowId) {
        return parties.find(escrowId.value())
                .orElseThrow(() -> new IllegalStateException("no agreement was made before a dispute of " + escrowId));
    }

    private static Side producer(ParticipantId producer, ParticipantId inspector) {
        return new Side(producer, ConductRole.PRODUCER, inspector, Optional.empty());
    }

    private static Side paying(ParticipantId payer, ParticipantId payee) {
        return new Side(payer, ConductRole.PAYER, payee, Optional.of(Direction.GIVEN));
    }

    private static Side paid(ParticipantId payee, ParticipantId payer) {
        return new Side(payee, ConductRole.PAYEE, payer, Optional.of(Direction.RECEIVED));
    }

    private static Optional<Magnitude> magnitude(Confidential<Money> amount) {
        return amount.disclosed().map(Magnitude::of);
    }

    private static IngestEvidence fact(
            ReceivedEvent received,
            Side side,
            EvidenceKind kind,
            Optional<Magnitude> magnitude,
            Optional<Integer> daysLate) {
        return new IngestEvidence(
                received.event().happened(),
                side.participant(),
                kind,
                side.role(),
                side.counterparty(),
                side.direction(),
                magnitude,
                Evidence.of(received.envelope(), received.digest()),
                daysLate);
    }

    private void ingest(ReceivedEvent received, Side side, EvidenceKind kind) {
        ingest(received, fact(received, side, kind, Optional.empty(), Optional.empty()));
    }

    /** A fact about a dispute: who the other side is, and about how much it is, was said by the agreement. */
    private void ingest(ReceivedEvent received, EscrowParties escrow, ParticipantId participant, EvidenceKind kind) {
        ingest(
                received,
                fact(received, escrow.sideOf(participant), kind, escrow.magnitude(), Optional.empty()),
                escrow.agreed());
    }

    private void ingest(ReceivedEvent received, IngestEvidence fact, Ground... earlier) {
        commands.send(fact, RequestContext.causedBy(RULE, received, earlier));
    }
}
