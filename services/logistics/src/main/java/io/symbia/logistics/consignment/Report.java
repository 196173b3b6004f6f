package io.symbia.logistics.consignment;

import io.symbia.events.logistics.Milestone;
import io.symbia.events.logistics.RetractionReason;
import io.symbia.events.logistics.consignment.ConsignmentBookedV1;
import io.symbia.events.logistics.consignment.ConsignmentDeliveredV1;
import io.symbia.events.logistics.consignment.ConsignmentDeliveryRetractedV1;
import io.symbia.events.logistics.consignment.ConsignmentEvent;
import io.symbia.events.logistics.consignment.ConsignmentLostV1;
import io.symbia.events.logistics.consignment.ConsignmentReturnedV1;
import io.symbia.events.logistics.consignment.CustomsHeldV1;
import io.symbia.events.logistics.consignment.CustomsReleasedV1;
import io.symbia.events.logistics.consignment.MilestoneEstimatedV1;
import io.symbia.events.logistics.consignment.MilestonePlannedV1;
import io.symbia.events.logistics.consignment.MilestoneReachedV1;
import io.symbia.events.logistics.consignment.MilestoneRetractedV1;
import io.symbia.events.party.ParticipantId;
import java.util.Optional;

/**
 * What somebody reported, and whether it still counts.
 *
 * @param said the event that the report became
 * @param retracted why it no longer counts; empty while it does
 */
record Report(ConsignmentEvent said, Optional<RetractionReason> retracted) {
    boolean counts() {
        return retracted.isEmpty();
    }

    Report retracted(RetractionReason reason) {
        return new Report(said, Optional.of(reason));
    }

    /** The milestone that the report is about; empty when it is about something else. */
    Optional<Milestone> milestone() {
        return switch (said) {
            case MilestonePlannedV1 planned -> Optional.of(planned.milestone());
            case MilestoneEstimatedV1 estimated -> Optional.of(estimated.milestone());
            case MilestoneReachedV1 reached -> Optional.of(reached.milestone());
            case ConsignmentBookedV1 _,
                    MilestoneRetractedV1 _,
                    CustomsHeldV1 _,
                    CustomsReleasedV1 _,
                    ConsignmentDeliveredV1 _,
                    ConsignmentDeliveryRetractedV1 _,
                    ConsignmentLostV1 _,
                    ConsignmentReturnedV1 _ -> Optional.empty();
        };
    }

    /** The delivery that was reported; empty when the report is about something else. */
    Optional<ConsignmentDeliveredV1> delivery() {
        return said instanceof ConsignmentDeliveredV1 delivered ? Optional.of(delivered) : Optional.empty();
    }

    /** Who alone may take it back; empty when nobody may, as of what customs decided. */
    Optional<ParticipantId> reporter() {
        return switch (said) {
            case MilestonePlannedV1 planned -> Optional.of(planned.reportedBy());
            case MilestoneEstimatedV1 estimated -> Optional.of(estimated.reportedBy());
            case MilestoneReachedV1 reached -> Optional.of(reached.reportedBy());
            case ConsignmentDeliveredV1 delivered -> Optional.of(delivered.reportedBy());
            case ConsignmentBookedV1 _,
                    MilestoneRetractedV1 _,
                    CustomsHeldV1 _,
                    CustomsReleasedV1 _,
                    ConsignmentDeliveryRetractedV1 _,
                    ConsignmentLostV1 _,
                    ConsignmentReturnedV1 _ -> Optional.empty();
        };
    }
}
