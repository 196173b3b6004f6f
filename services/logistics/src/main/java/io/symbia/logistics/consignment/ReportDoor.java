package io.symbia.logistics.consignment;

import static io.symbia.logistics.consignment.ConsignmentRefusal.*;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.symbia.logistics.consignment.ConsignmentCommand.DecideAtCustoms;
import io.symbia.logistics.consignment.ConsignmentCommand.DeliverConsignment;
import io.symbia.logistics.consignment.ConsignmentCommand.ReportMilestone;
import io.symbia.logistics.consignment.ConsignmentCommand.RetractDelivery;
import io.symbia.logistics.consignment.ConsignmentCommand.RetractMilestone;
import io.symbia.logistics.consignment.ConsignmentRefusal.May;
import io.symbia.support.command.CommandAnswer;
import io.symbia.support.command.CommandDoor;
import io.symbia.support.command.RequestContext;
import io.symbia.support.door.Example;
import io.symbia.support.http.CommandHttp;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is reported about a consignment. The reporter names the report, so repeating it changes nothing. */
@RestController
@RequestMapping("/consignments/{consignmentId}")
@Tag(name = "Reports", description = "Milestones, customs decisions, deliveries, and taking them back.")
class ReportDoor {
    private final CommandDoor commands;

    ReportDoor(CommandDoor commands) {
        this.commands = commands;
    }

    @PutMapping("/milestones/{reportId}")
    @Operation(
            summary = "Report a milestone",
            description =
                    "Planned, estimated or actual, by any party. It may say about which vessel, container or document; a code"
                            + " of documents has to.")
    @Example("""
            { "classifier": "PLN", "milestone": "DELIVERY", "location": "DEHAM", "at": "2026-12-01T12:00:00Z" }""")
    @May({
        NOT_A_PARTY,
        CONSIGNMENT_IS_OVER,
        CUSTOMS_NOT_RELEASED,
        MILESTONE_ALREADY_PLANNED,
        REPORT_ALREADY_EXISTS_WITH_OTHER_CONTENT,
        TOO_MANY_REPORTS
    })
    ResponseEntity<CommandAnswer> milestone(ReportMilestone command, RequestContext context) {
        return answer(command, context);
    }

    @PutMapping("/milestones/{reportId}/retraction")
    @Operation(summary = "Take a milestone report back", description = "By its reporter. The report stays on record.")
    @Example("""
            { "reason": "INCORRECT_DATA" }""")
    @May({
        NOT_A_PARTY,
        NOT_THE_REPORTER,
        REPORT_UNKNOWN,
        CONSIGNMENT_IS_OVER,
        PLAN_ALREADY_MEASURED,
        REPORT_ALREADY_RETRACTED
    })
    ResponseEntity<CommandAnswer> retractMilestone(RetractMilestone command, RequestContext context) {
        return answer(command, context);
    }

    @PutMapping("/customs/{reportId}")
    @Operation(summary = "Hold or release at customs", description = "By the authority that the booking names there.")
    @Example("""
            { "direction": "EXPORT", "decision": "RELEASED", "declarationNumber": "310120260000000042" }""")
    @May({
        NOT_THE_CUSTOMS_AUTHORITY,
        CONSIGNMENT_IS_OVER,
        CUSTOMS_GATE_NOT_DECLARED,
        CUSTOMS_GATE_ALREADY_PASSED,
        CUSTOMS_GATE_UNCHANGED,
        CUSTOMS_DECISION_OUT_OF_ORDER,
        REPORT_ALREADY_EXISTS_WITH_OTHER_CONTENT,
        TOO_MANY_REPORTS
    })
    ResponseEntity<CommandAnswer> customs(DecideAtCustoms command, RequestContext context) {
        return answer(command, context);
    }

    @PutMapping("/deliveries/{reportId}")
    @Operation(
            summary = "Report the delivery",
            description = "By the consignee, or by a carrier that is not the shipper. Lateness is measured against the"
                    + " planned DELIVERY milestone, in days of the calendar, each moment by its own offset.")
    @Example("""
            { "podMethod": "OTP",
              "podCommitment": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
              "goods": [ { "line": { "orderNumber": "teehaus-hh:PO-2611-0042", "lineNumber": 1 },
                           "quantity": { "value": "200", "unit": "XCT" } } ],
              "recipientName": "Erika Mustermann", "location": "DEHAM",
              "occurredAt": "2026-12-01T09:30:00Z", "eventTimeZoneOffset": "+01:00" }""")
    @May({
        NOT_A_PARTY,
        CONSIGNMENT_IS_OVER,
        DATED_BEFORE_BOOKING,
        GOODS_NOT_BOOKED,
        CUSTOMS_NOT_RELEASED,
        REPORT_ALREADY_EXISTS_WITH_OTHER_CONTENT,
        TOO_MANY_REPORTS
    })
    ResponseEntity<CommandAnswer> deliver(DeliverConsignment command, RequestContext context) {
        return answer(command, context);
    }

    @PutMapping("/deliveries/{reportId}/retraction")
    @Operation(
            summary = "Take a delivery back",
            description = "By its reporter. It may be delivered again, under another id.")
    @Example("""
            { "reason": "INCORRECT_DATA" }""")
    @May({NOT_A_PARTY, NOT_THE_REPORTER, REPORT_UNKNOWN, REPORT_ALREADY_RETRACTED})
    ResponseEntity<CommandAnswer> retractDelivery(RetractDelivery command, RequestContext context) {
        return answer(command, context);
    }

    private ResponseEntity<CommandAnswer> answer(ConsignmentCommand command, RequestContext context) {
        return CommandHttp.answer(commands.send(command, context), ConsignmentDoor.path(command));
    }
}
