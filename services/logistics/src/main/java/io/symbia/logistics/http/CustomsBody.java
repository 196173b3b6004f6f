package io.symbia.logistics.http;

import io.swagger.v3.oas.annotations.media.Schema;
import io.symbia.events.canonical.RefusedJson;
import io.symbia.events.domain.Happened;
import io.symbia.events.logistics.ConsignmentId;
import io.symbia.events.logistics.CustomsDirection;
import io.symbia.events.logistics.DeclarationNumber;
import io.symbia.events.logistics.Reason;
import io.symbia.events.logistics.ReportId;
import io.symbia.logistics.consignment.command.ConsignmentCommand;
import io.symbia.logistics.consignment.command.HoldAtCustoms;
import io.symbia.logistics.consignment.command.ReleaseFromCustoms;
import io.symbia.logistics.views.CustomsView.Decision;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * What customs decided.
 *
 * @param declarationNumber with RELEASED only
 * @param reason with HELD only; for the parties' eyes
 */
@Schema(example = """
                { "direction": "EXPORT", "decision": "RELEASED", "declarationNumber": "310120260000000042" }""")
record CustomsBody(
        CustomsDirection direction,
        Decision decision,
        Optional<DeclarationNumber> declarationNumber,
        Optional<Reason> reason,
        Optional<Instant> occurredAt,
        Optional<ZoneOffset> eventTimeZoneOffset) {
    CustomsBody {
        if (decision == Decision.HELD && declarationNumber.isPresent()) {
            throw new RefusedJson("invalid_value", "/declarationNumber", "a hold names no declaration");
        }
        if (decision == Decision.RELEASED && reason.isPresent()) {
            throw new RefusedJson("invalid_value", "/reason", "a release needs no reason");
        }
    }

    ConsignmentCommand toCommand(ConsignmentId id, ReportId report, Instant receivedAt) {
        Happened happened = Happened.of(occurredAt, eventTimeZoneOffset, receivedAt);
        return switch (decision) {
            case HELD -> new HoldAtCustoms(id, happened, report, direction, reason);
            case RELEASED -> new ReleaseFromCustoms(id, happened, report, direction, declarationNumber);
        };
    }
}
