package io.symbia.supplychain.reactions;

import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.events.kernel.origin.PublishedRule;
import io.symbia.events.supplychain.InspectionEvent;
import io.symbia.events.supplychain.InspectionEvent.InspectionFailedV1;
import io.symbia.events.supplychain.InspectionEvent.InspectionPassedV1;
import io.symbia.events.supplychain.InspectionEvent.InspectionRequestedV1;
import io.symbia.events.supplychain.InspectionEvent.InspectionSampledV1;
import io.symbia.supplychain.batch.BatchCommand.QuarantineAfterInspection;
import io.symbia.supplychain.batch.BatchCommand.RecordPassedInspection;
import io.symbia.support.command.CommandDoor;
import io.symbia.support.command.RequestContext;
import io.symbia.support.consumer.Reaction;
import io.symbia.support.consumer.ReceivedEvent;
import io.symbia.support.refusal.Refusal;
import io.symbia.support.refusal.Status;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Tells a batch what an inspection of it found. Nobody has another's goods quarantined: where whoever asked for the inspection is not the producer,
 * the batch's refusal is the answer, and nothing for a person to look at. A verdict about a batch that does not exist yet is parked, and not lost.
 *
 * <pre>
 * InspectionPassed | RecordPassedInspection    | the batch may be released when nothing else is missing
 * InspectionFailed | QuarantineAfterInspection | the batch gives nothing out until it is released
 * the same again   | the batch has noted it    |
 * </pre>
 */
@Component
class TellBatchOfInspection implements Reaction {
    private static final PublishedRule RULE = PublishedRule.of("supply-chain/tell-batch-of-inspection", 1);

    private final CommandDoor commands;

    TellBatchOfInspection(CommandDoor commands) {
        this.commands = commands;
    }

    @Override
    public String name() {
        return "tell-batch-of-inspection";
    }

    @Override
    public Set<Class<? extends DomainEvent>> handles() {
        return Set.of(InspectionPassedV1.class, InspectionFailedV1.class);
    }

    @Override
    public void on(ReceivedEvent received) {
        try {
            tell(received);
        } catch (Refusal refused) {
            if (refused.kind().text().status() != Status.FORBIDDEN) throw refused;
        }
    }

    private void tell(ReceivedEvent received) {
        RequestContext context = RequestContext.causedBy(RULE, received);
        switch ((InspectionEvent) received.event()) {
            case InspectionPassedV1 passed ->
                commands.send(
                        new RecordPassedInspection(
                                passed.happened().unstated(),
                                passed.batch(),
                                passed.producer(),
                                passed.inspectionId(),
                                passed.kind(),
                                passed.retestOf()),
                        context);
            case InspectionFailedV1 failed ->
                commands.send(
                        new QuarantineAfterInspection(
                                failed.happened().unstated(), failed.batch(), failed.producer(), failed.inspectionId()),
                        context);
            case InspectionRequestedV1 _, InspectionSampledV1 _ -> {} // Not asked for in handles().
        }
    }
}
