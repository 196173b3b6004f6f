package io.symbia.events.logistics.consignment;

import io.symbia.events.domain.EventType;
import io.symbia.events.domain.Happened;
import io.symbia.events.logistics.ConsignmentId;
import io.symbia.events.logistics.CustomsDirection;
import io.symbia.events.logistics.DeclarationNumber;
import io.symbia.events.logistics.ReportId;
import io.symbia.events.privacy.Public;
import java.util.Optional;

/**
 * Customs let the consignment pass.
 *
 * @param happened when and where in the world; when it was accepted is the event's {@code time}
 * @param consignmentId the consignment of the stream
 * @param reportId customs' name for this decision, unique in the consignment
 * @param direction through which gate
 * @param declarationNumber the customs declaration, as customs numbers it
 */
@EventType("symbia.logistics.consignment.customs-released.v1")
public record CustomsReleasedV1(
        @Public Happened happened,
        @Public ConsignmentId consignmentId,
        @Public ReportId reportId,
        @Public CustomsDirection direction,
        @Public Optional<DeclarationNumber> declarationNumber)
        implements ConsignmentEvent {}
