package io.symbia.events.logistics.consignment;

import io.symbia.events.domain.EventType;
import io.symbia.events.domain.Happened;
import io.symbia.events.logistics.ConsignmentId;
import io.symbia.events.logistics.CustomsDirection;
import io.symbia.events.logistics.Reason;
import io.symbia.events.logistics.ReportId;
import io.symbia.events.privacy.Confidential;
import io.symbia.events.privacy.Public;
import io.symbia.events.privacy.Restricted;
import java.util.Optional;

/**
 * Customs stopped the consignment.
 *
 * @param happened when and where in the world; when it was accepted is the event's {@code time}
 * @param consignmentId the consignment of the stream
 * @param reportId customs' name for this decision, unique in the consignment
 * @param direction at which gate
 * @param reason why, when customs said so
 */
@EventType("symbia.logistics.consignment.customs-held.v1")
public record CustomsHeldV1(
        @Public Happened happened,
        @Public ConsignmentId consignmentId,
        @Public ReportId reportId,
        @Public CustomsDirection direction,
        @Restricted Optional<Confidential<Reason>> reason)
        implements ConsignmentEvent {}
