package io.symbia.events.logistics.consignment;

import io.symbia.events.domain.DomainEvent;
import io.symbia.events.logistics.ConsignmentId;

/** Everything that can happen to a consignment. */
public sealed interface ConsignmentEvent extends DomainEvent
        permits ConsignmentBookedV1,
                MilestonePlannedV1,
                MilestoneEstimatedV1,
                MilestoneReachedV1,
                MilestoneRetractedV1,
                CustomsHeldV1,
                CustomsReleasedV1,
                ConsignmentDeliveredV1,
                ConsignmentDeliveryRetractedV1,
                ConsignmentLostV1,
                ConsignmentReturnedV1 {
    /** The consignment that it happened to. */
    ConsignmentId consignmentId();
}
