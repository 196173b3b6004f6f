package io.symbia.logistics.http;

import io.swagger.v3.oas.annotations.media.Schema;
import io.symbia.events.canonical.RefusedJson;
import io.symbia.events.domain.Happened;
import io.symbia.events.logistics.ConsignmentId;
import io.symbia.events.logistics.Milestone;
import io.symbia.events.logistics.ReportId;
import io.symbia.events.transport.UnLocode;
import io.symbia.logistics.consignment.command.ConsignmentCommand;
import io.symbia.logistics.consignment.command.EstimateMilestone;
import io.symbia.logistics.consignment.command.PlanMilestone;
import io.symbia.logistics.consignment.command.ReachMilestone;
import io.symbia.logistics.views.Classifier;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A report about a milestone.
 *
 * @param at when it is planned (PLN) or expected (EST); left out for ACT, where {@code occurredAt} says when it was
 *     reached
 * @param occurredAt when the plan or estimate was made, or the milestone was reached; the time of the request when
 *     absent
 */
@Schema(example = """
                { "classifier": "PLN", "milestone": "DELIVERY", "location": "DEHAM", "at": "2026-12-01T12:00:00Z" }""")
record MilestoneBody(
        Classifier classifier,
        Milestone milestone,
        Optional<UnLocode> location,
        Optional<Instant> at,
        Optional<Instant> occurredAt,
        Optional<ZoneOffset> eventTimeZoneOffset) {
    MilestoneBody {
        boolean foreseen = classifier != Classifier.ACT;
        if (foreseen && at.isEmpty()) {
            throw new RefusedJson("missing", "/at", "when it is planned or expected is required with " + classifier);
        }
        if (!foreseen && at.isPresent()) {
            throw new RefusedJson("invalid_value", "/at", "with ACT, occurredAt says when it was reached");
        }
    }

    ConsignmentCommand toCommand(ConsignmentId id, ReportId report, Instant receivedAt) {
        Happened happened = Happened.of(occurredAt, eventTimeZoneOffset, receivedAt);
        return switch (classifier) {
            case PLN -> new PlanMilestone(id, happened, report, milestone, location, at.orElseThrow());
            case EST -> new EstimateMilestone(id, happened, report, milestone, location, at.orElseThrow());
            case ACT -> new ReachMilestone(id, happened, report, milestone, location);
        };
    }
}
