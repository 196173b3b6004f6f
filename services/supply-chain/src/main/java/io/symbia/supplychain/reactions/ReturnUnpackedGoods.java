package io.symbia.supplychain.reactions;

import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.origin.PublishedRule;
import io.symbia.events.supplychain.BatchQuantity;
import io.symbia.events.supplychain.LogisticUnitEvent.LogisticUnitUnpackedV1;
import io.symbia.events.words.goods.Sscc;
import io.symbia.supplychain.batch.BatchCommand.ReturnQuantity;
import io.symbia.supplychain.unit.LogisticUnit;
import io.symbia.supplychain.unit.LogisticUnitCommand.LeaveParent;
import io.symbia.support.command.CommandDoor;
import io.symbia.support.command.RequestContext;
import io.symbia.support.consumer.Reaction;
import io.symbia.support.consumer.ReceivedEvent;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Returns what was in an unpacked unit to its batches, and lets its child units go.
 *
 * <pre>
 * LogisticUnitUnpacked | for each content: ReturnQuantity | for each child: LeaveParent
 * the same again       | nothing is taken any more        | the child has left
 * </pre>
 */
@Component
class ReturnUnpackedGoods implements Reaction {
    private static final PublishedRule RULE = PublishedRule.of("supply-chain/return-unpacked-goods", 1);

    private final CommandDoor commands;

    ReturnUnpackedGoods(CommandDoor commands) {
        this.commands = commands;
    }

    @Override
    public String name() {
        return "return-unpacked-goods";
    }

    @Override
    public Set<Class<? extends DomainEvent>> handles() {
        return Set.of(LogisticUnitUnpackedV1.class);
    }

    @Override
    public void on(ReceivedEvent received) {
        var event = (LogisticUnitUnpackedV1) received.event();
        Happened happened = event.happened().unstated();
        RequestContext context = RequestContext.causedBy(RULE, received);
        for (BatchQuantity content : event.contents()) {
            commands.send(
                    new ReturnQuantity(
                            happened, content.batch(), LogisticUnit.streamOf(event.sscc()), Optional.empty()),
                    context);
        }
        for (Sscc child : event.childUnits()) {
            commands.send(new LeaveParent(happened, child, event.sscc(), Optional.empty()), context);
        }
    }
}
