package io.symbia.logistics.consignment.command;

import io.symbia.events.domain.Happened;
import io.symbia.events.envelope.StreamId;
import io.symbia.events.logistics.ConsignmentId;
import io.symbia.events.logistics.consignment.ConsignmentEvent;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Everything that a consignment can be asked. */
public sealed interface ConsignmentCommand
        permits BookConsignment,
                PlanMilestone,
                EstimateMilestone,
                ReachMilestone,
                RetractMilestone,
                HoldAtCustoms,
                ReleaseFromCustoms,
                DeliverConsignment,
                RetractDelivery,
                ReportLoss,
                ReportReturn {
    /** The consignment that is asked. */
    ConsignmentId consignmentId();

    /** When it happened in the world. */
    Happened happened();

    /**
     * Whether this command says what was recorded before, so that repeating it changes nothing. What the issuer left
     * open
     * (the time) and what the consignment computed itself do not count, and neither does a personal value, because no
     * rule may read one.
     */
    boolean says(ConsignmentEvent recorded);

    /** The stream that the consignment's events are in. */
    @TargetAggregateIdentifier
    default StreamId stream() {
        return stream(consignmentId());
    }

    /** The stream of a consignment's events: {@code logistics/consignment/<id>}. */
    static StreamId stream(ConsignmentId id) {
        return new StreamId("logistics", "consignment", id.value());
    }
}
