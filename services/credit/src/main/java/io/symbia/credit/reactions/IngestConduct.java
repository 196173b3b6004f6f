package io.symbia.credit.reactions;

import io.symbia.credit.file.CreditFileCommand.IngestEvidence;
import io.symbia.events.credit.EvidenceKind;
import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.events.kernel.evidence.Evidence;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.origin.PublishedRule;
import io.symbia.events.logistics.ConsignmentEvent.ConsignmentDeliveredV1;
import io.symbia.events.payment.EscrowEvent.EscrowCreatedV1;
import io.symbia.events.payment.EscrowEvent.EscrowDisputeResolvedV1;
import io.symbia.events.payment.EscrowEvent.EscrowDisputedV1;
import io.symbia.events.payment.PaymentInstructionEvent.PaymentSettledV1;
import io.symbia.events.supplychain.InspectionEvent.InspectionFailedV1;
import io.symbia.events.supplychain.InspectionEvent.InspectionPassedV1;
import io.symbia.support.command.CommandDoor;
import io.symbia.support.command.RequestContext;
import io.symbia.support.consumer.EachByItself;
import io.symbia.support.consumer.Reaction;
import io.symbia.support.consumer.ReceivedEvent;
import io.symbia.support.consumer.StateTable;
import io.symbia.support.consumer.StateTables;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Takes conduct into the files of those whose conduct it is; a file that refuses keeps nothing from another.
 *
 * <table>
 * <caption>What is taken from which event. The table {@code escrow-parties} remembers who pays whom.</caption>
 * <tr><td>consignment delivered</td><td>DELIVERY into the shipper's file</td></tr>
 * <tr><td>inspection passed, failed</td><td>the same into the producer's</td></tr>
 * <tr><td>escrow created</td><td>its parties are remembered</td></tr>
 * <tr><td>escrow disputed</td><td>DISPUTE_RAISED into the file of whom it is against</td></tr>
 * <tr><td>dispute resolved by refund</td><td>DISPUTE_LOST for the payee, DISPUTE_CLEARED for the payer</td></tr>
 * <tr><td>by release</td><td>the other way round</td></tr>
 * <tr><td>by resuming</td><td>DISPUTE_CLEARED for whom it was against</td></tr>
 * <tr><td>payment settled</td><td>PAYMENT_MADE for the debtor, PAYMENT_RECEIVED for the creditor</td></tr>
 * </table>
 */
@Component
class IngestConduct implements Reaction {
    private static final PublishedRule RULE = PublishedRule.of("credit/ingest-conduct", 1);

    /** Who pays whom by one escrow agreement. */
    record EscrowParties(ParticipantId payer, ParticipantId payee) {}

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
            case ConsignmentDeliveredV1 event ->
                ingest(received, event.shipper(), EvidenceKind.DELIVERY, event.daysLate());
            case InspectionPassedV1 event -> ingest(received, event.producer(), EvidenceKind.INSPECTION_PASSED);
            case InspectionFailedV1 event -> ingest(received, event.producer(), EvidenceKind.INSPECTION_FAILED);
            case EscrowCreatedV1 event ->
                parties.put(event.escrowId().value(), new EscrowParties(event.payer(), event.payee()));
            case EscrowDisputedV1 event -> ingest(received, event.against(), EvidenceKind.DISPUTE_RAISED);
            case EscrowDisputeResolvedV1 event -> resolved(received, event);
            case PaymentSettledV1 event ->
                EachByItself.of(
                        () -> ingest(received, event.debtor(), EvidenceKind.PAYMENT_MADE),
                        () -> ingest(received, event.creditor(), EvidenceKind.PAYMENT_RECEIVED));
            default ->
                throw new IllegalStateException(
                        "not asked for: " + received.envelope().type());
        }
    }

    private void resolved(ReceivedEvent received, EscrowDisputeResolvedV1 event) {
        EscrowParties escrow = parties.find(event.escrowId().value())
                .orElseThrow(
                        () -> new IllegalStateException("no agreement was made before dispute " + event.disputeId()));
        switch (event.outcome()) {
            case RESUME -> ingest(received, event.against(), EvidenceKind.DISPUTE_CLEARED);
            case REFUND -> decided(received, escrow.payee(), escrow.payer());
            case RELEASE -> decided(received, escrow.payer(), escrow.payee());
            case UNRECOGNISED -> {} // Whoever knows it ingests it; nobody is blamed on a guess.
        }
    }

    private void decided(ReceivedEvent received, ParticipantId lost, ParticipantId cleared) {
        EachByItself.of(
                () -> ingest(received, lost, EvidenceKind.DISPUTE_LOST),
                () -> ingest(received, cleared, EvidenceKind.DISPUTE_CLEARED));
    }

    private void ingest(ReceivedEvent received, ParticipantId participant, EvidenceKind kind) {
        ingest(received, participant, kind, Optional.empty());
    }

    private void ingest(
            ReceivedEvent received, ParticipantId participant, EvidenceKind kind, Optional<Integer> daysLate) {
        commands.send(
                new IngestEvidence(
                        received.event().happened(),
                        participant,
                        kind,
                        Evidence.of(received.envelope(), received.digest()),
                        daysLate),
                RequestContext.causedBy(RULE, received));
    }
}
