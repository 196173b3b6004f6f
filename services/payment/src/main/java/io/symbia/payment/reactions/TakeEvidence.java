package io.symbia.payment.reactions;

import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.evidence.Evidence;
import io.symbia.events.kernel.origin.Ground;
import io.symbia.events.kernel.origin.PublishedRule;
import io.symbia.events.logistics.ConsignmentEvent.ConsignmentDeliveredV1;
import io.symbia.events.logistics.ConsignmentEvent.ConsignmentDeliveryRetractedV1;
import io.symbia.events.payment.EscrowEvent.EscrowCreatedV1;
import io.symbia.events.payment.rule.ReleaseCondition;
import io.symbia.events.payment.rule.Stance;
import io.symbia.events.supplychain.InspectionEvent.InspectionFailedV1;
import io.symbia.events.supplychain.InspectionEvent.InspectionPassedV1;
import io.symbia.events.supplychain.InspectionId;
import io.symbia.events.words.trade.OrderNumber;
import io.symbia.payment.escrow.EscrowCommand.RecordEvidence;
import io.symbia.payment.reactions.AwaitedFact.Said;
import io.symbia.payment.reactions.AwaitedFact.Waiting;
import io.symbia.payment.settlement.EvidenceEntry;
import io.symbia.support.command.CommandDoor;
import io.symbia.support.command.RequestContext;
import io.symbia.support.consumer.Reaction;
import io.symbia.support.consumer.ReceivedEvent;
import io.symbia.support.consumer.StateTable;
import io.symbia.support.consumer.StateTables;
import io.symbia.support.feed.EachByItself;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Tells each agreement what has happened to the goods that its rule names. Agreement and event may come in either order. One agreement that
 * refuses keeps nothing from the others.
 *
 * <table>
 * <caption>Table {@code awaited-facts}: one row a condition</caption>
 * <tr><th>event</th><th>row</th><th>commands</th></tr>
 * <tr><td>escrow created</td><td>for each condition of the rule: waits</td><td>RecordEvidence of what was said before</td></tr>
 * <tr><td>consignment delivered</td><td>said, for</td><td rowspan="4">RecordEvidence to each agreement that waits; of a consignment only
 * where it carries the agreement's order</td></tr>
 * <tr><td>delivery retracted</td><td>said, against</td></tr>
 * <tr><td>inspection passed</td><td>said, for; supersedes the inspection of which it is the retest</td></tr>
 * <tr><td>inspection failed</td><td>said, against</td></tr>
 * </table>
 *
 * <p>Planned and estimated events are not in the table: they move no money.
 */
@Component
public class TakeEvidence implements Reaction {

    private static final PublishedRule RULE = PublishedRule.of("payment/take-evidence", 1);

    private final CommandDoor commands;
    private final StateTable<AwaitedFact> facts;

    public TakeEvidence(CommandDoor commands, StateTables tables) {
        this.commands = commands;
        this.facts = tables.open("awaited-facts", AwaitedFact.class);
    }

    @Override
    public String name() {
        return "take-evidence";
    }

    @Override
    public Set<Class<? extends DomainEvent>> handles() {
        return Set.of(
                EscrowCreatedV1.class,
                ConsignmentDeliveredV1.class,
                ConsignmentDeliveryRetractedV1.class,
                InspectionPassedV1.class,
                InspectionFailedV1.class);
    }

    @Override
    public void on(ReceivedEvent received) {
        switch (received.event()) {
            case EscrowCreatedV1 event -> await(event, received);
            case ConsignmentDeliveredV1 event ->
                say(
                        ReleaseCondition.delivered(event.consignmentId()),
                        Stance.SUPPORTS,
                        event.orderNumbers(),
                        Optional.empty(),
                        received);
            case ConsignmentDeliveryRetractedV1 event ->
                say(
                        ReleaseCondition.delivered(event.consignmentId()),
                        Stance.CONTRADICTS,
                        event.orderNumbers(),
                        Optional.empty(),
                        received);
            case InspectionPassedV1 event ->
                say(
                        ReleaseCondition.inspected(event.batch()),
                        Stance.SUPPORTS,
                        List.of(),
                        event.retestOf().map(TakeEvidence::streamOf),
                        received);
            case InspectionFailedV1 event ->
                say(
                        ReleaseCondition.inspected(event.batch()),
                        Stance.CONTRADICTS,
                        List.of(),
                        Optional.empty(),
                        received);
            default ->
                throw new IllegalStateException(
                        "not asked for " + received.envelope().type());
        }
    }

    private void await(EscrowCreatedV1 event, ReceivedEvent received) {
        Waiting agreement = new Waiting(event.escrowId(), event.orderNumber());
        List<Runnable> words = new ArrayList<>();
        for (ReleaseCondition condition : event.rule().conditions()) {
            AwaitedFact fact = facts.update(
                    condition.toString(),
                    known -> known.orElse(AwaitedFact.nothing()).with(agreement));
            fact.said().forEach(word -> words.add(() -> tell(agreement, word, received)));
        }
        EachByItself.of(words);
    }

    private void say(
            ReleaseCondition condition,
            Stance stance,
            List<OrderNumber> orders,
            Optional<StreamId> supersedes,
            ReceivedEvent received) {
        Said word = new Said(
                received.event().happened(),
                new EvidenceEntry(condition, stance, Evidence.of(received.envelope(), received.digest()), supersedes),
                orders);
        AwaitedFact fact = facts.update(
                condition.toString(),
                known -> known.orElse(AwaitedFact.nothing()).with(word));
        EachByItself.of(fact.waiting().stream()
                .<Runnable>map(agreement -> () -> tell(agreement, word, received))
                .toList());
    }

    private void tell(Waiting agreement, Said word, ReceivedEvent received) {
        if (!word.concerns(agreement)) return; // A consignment of the same name for somebody else's order.
        commands.send(
                new RecordEvidence(word.happened().unstated(), agreement.escrowId(), word.entry(), word.orders()),
                RequestContext.causedBy(RULE, received, groundOf(word.entry().evidence())));
    }

    private static Ground groundOf(Evidence evidence) {
        return new Ground(evidence.eventId(), evidence.digest());
    }

    private static StreamId streamOf(InspectionId inspection) {
        return new StreamId("supply-chain", "inspection", inspection.value());
    }
}
