package io.symbia.logistics.http;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.symbia.events.logistics.ConsignmentId;
import io.symbia.events.logistics.ReportId;
import io.symbia.logistics.consignment.command.ConsignmentCommand;
import io.symbia.support.command.CommandAnswer;
import io.symbia.support.command.CommandDoor;
import io.symbia.support.command.RequestContext;
import io.symbia.support.http.CommandHttp;
import java.time.Clock;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is reported about a consignment. The reporter names the report, so repeating it changes nothing. */
@RestController
@RequestMapping("/consignments/{consignmentId}")
@Tag(name = "Reports", description = "Milestones, customs decisions, deliveries, and taking them back.")
@ApiResponse(responseCode = "200", description = "It is recorded, now or before with the same content.")
@ApiResponse(responseCode = "400", description = "The body does not fit; `pointer` says where.")
@ApiResponse(responseCode = "404", description = "`stream_not_found`, `report_unknown`")
@ApiResponse(responseCode = "422", description = "`occurred_in_future`, `customs_gate_not_declared`")
class ReportController {
    private final CommandDoor commands;
    private final Clock clock;

    ReportController(CommandDoor commands, Clock clock) {
        this.commands = commands;
        this.clock = clock;
    }

    @PutMapping("/milestones/{reportId}")
    @Operation(summary = "Report a milestone", description = "Planned, estimated or actual, by any party.")
    @ApiResponse(responseCode = "403", description = "`not_a_party`")
    @ApiResponse(
            responseCode = "409",
            description = "`consignment_is_over`, `customs_not_released`, `milestone_already_planned`,"
                    + " `report_already_exists_with_other_content`, `too_many_reports`")
    ResponseEntity<CommandAnswer> milestone(
            @PathVariable ConsignmentId consignmentId,
            @PathVariable ReportId reportId,
            @RequestBody MilestoneBody body,
            RequestContext context) {
        return send(body.toCommand(consignmentId, reportId, clock.instant()), context);
    }

    @PutMapping("/milestones/{reportId}/retraction")
    @Operation(summary = "Take a milestone report back", description = "By its reporter. The report stays on record.")
    @ApiResponse(responseCode = "403", description = "`not_a_party`, `not_the_reporter`")
    @ApiResponse(
            responseCode = "409",
            description = "`consignment_is_over`, `plan_already_measured`, `report_already_retracted`")
    ResponseEntity<CommandAnswer> retractMilestone(
            @PathVariable ConsignmentId consignmentId,
            @PathVariable ReportId reportId,
            @RequestBody RetractionBody body,
            RequestContext context) {
        return send(body.ofMilestone(consignmentId, reportId, clock.instant()), context);
    }

    @PutMapping("/customs/{reportId}")
    @Operation(summary = "Hold or release at customs", description = "By the authority that the booking names there.")
    @ApiResponse(responseCode = "403", description = "`not_the_customs_authority`")
    @ApiResponse(
            responseCode = "409",
            description = "`consignment_is_over`, `customs_gate_already_passed`, `customs_gate_unchanged`,"
                    + " `customs_decision_out_of_order`, `report_already_exists_with_other_content`,"
                    + " `too_many_reports`")
    ResponseEntity<CommandAnswer> customs(
            @PathVariable ConsignmentId consignmentId,
            @PathVariable ReportId reportId,
            @RequestBody CustomsBody body,
            RequestContext context) {
        return send(body.toCommand(consignmentId, reportId, clock.instant()), context);
    }

    @PutMapping("/deliveries/{reportId}")
    @Operation(
            summary = "Report the delivery",
            description = "By the consignee, or by a carrier that is not the shipper. Lateness is measured against the"
                    + " planned DELIVERY milestone, in days of the calendar at `eventTimeZoneOffset`.")
    @ApiResponse(responseCode = "403", description = "`not_a_party`")
    @ApiResponse(
            responseCode = "409",
            description = "`consignment_is_over`, `customs_not_released`,"
                    + " `report_already_exists_with_other_content`, `too_many_reports`")
    ResponseEntity<CommandAnswer> deliver(
            @PathVariable ConsignmentId consignmentId,
            @PathVariable ReportId reportId,
            @RequestBody DeliveryBody body,
            RequestContext context) {
        return send(body.toCommand(consignmentId, reportId, clock.instant()), context);
    }

    @PutMapping("/deliveries/{reportId}/retraction")
    @Operation(
            summary = "Take a delivery back",
            description = "By its reporter. It may be delivered again, under another id.")
    @ApiResponse(responseCode = "403", description = "`not_a_party`, `not_the_reporter`")
    @ApiResponse(responseCode = "409", description = "`report_already_retracted`")
    ResponseEntity<CommandAnswer> retractDelivery(
            @PathVariable ConsignmentId consignmentId,
            @PathVariable ReportId reportId,
            @RequestBody RetractionBody body,
            RequestContext context) {
        return send(body.ofDelivery(consignmentId, reportId, clock.instant()), context);
    }

    private ResponseEntity<CommandAnswer> send(ConsignmentCommand command, RequestContext context) {
        CommandAnswer answer = commands.send(command, context);
        return CommandHttp.answer(answer, ConsignmentController.path(command.consignmentId()));
    }
}
