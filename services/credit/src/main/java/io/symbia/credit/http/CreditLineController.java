package io.symbia.credit.http;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.symbia.credit.line.ActivateLine;
import io.symbia.credit.line.ReleaseReservation;
import io.symbia.credit.line.ReserveCredit;
import io.symbia.credit.views.CreditLineView;
import io.symbia.events.canonical.RefusedJson;
import io.symbia.events.credit.CreditLineId;
import io.symbia.events.credit.ReservationId;
import io.symbia.events.money.Money;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.supplychain.OrderNumber;
import io.symbia.support.command.CommandAnswer;
import io.symbia.support.command.CommandDoor;
import io.symbia.support.command.RequestContext;
import io.symbia.support.http.CommandHttp;
import io.symbia.support.http.RequestTime;
import io.symbia.support.http.RequestTime.Occurrence;
import io.symbia.support.view.Page;
import io.symbia.support.view.PageRequest;
import io.symbia.support.view.ViewReader;
import io.symbia.support.view.ViewReaders;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Credit lines and what is reserved of them. */
@RestController
@RequestMapping("/lines")
@Tag(name = "Credit lines")
class CreditLineController {
    /** The body of a new line; the issuer is the lender. */
    @Schema(example = """
                    { "participantId": "ZJ-TEA-COOP", "limit": { "amount": "50000.00", "currency": "EUR" } }""")
    record NewLine(
            ParticipantId participantId,
            Money limit,
            Optional<Instant> occurredAt,
            Optional<ZoneOffset> eventTimeZoneOffset) {
        NewLine {
            if (!limit.isPositive()) throw new RefusedJson("invalid_value", "/limit", "a limit is greater than zero");
        }
    }

    /** The body of a reservation. */
    @Schema(example = """
                    { "orderNumber": "PO-2611-0042", "amount": { "amount": "13120.00", "currency": "EUR" } }""")
    record Reservation(
            OrderNumber orderNumber,
            Money amount,
            Optional<Instant> occurredAt,
            Optional<ZoneOffset> eventTimeZoneOffset) {
        Reservation {
            if (!amount.isPositive()) throw new RefusedJson("invalid_value", "/amount", "it is greater than zero");
        }
    }

    private final CommandDoor commands;
    private final ViewReader<CreditLineView> lines;
    private final RequestTime time;

    CreditLineController(CommandDoor commands, ViewReaders readers, RequestTime time) {
        this.commands = commands;
        this.lines = readers.of("credit-lines", CreditLineView.class);
        this.time = time;
    }

    @PutMapping("/{lineId}")
    @ApiResponse(responseCode = "409", description = "`credit_line_already_exists_with_other_content`")
    @ApiResponse(responseCode = "422", description = "`lender_is_the_participant`, `occurred_in_future`")
    @Operation(summary = "Grant a credit line; the issuer is the lender")
    ResponseEntity<CommandAnswer> activate(
            @PathVariable CreditLineId lineId, @RequestBody NewLine body, RequestContext context) {
        return answer(
                commands.send(
                        new ActivateLine(
                                time.of(body.occurredAt(), body.eventTimeZoneOffset()),
                                lineId,
                                body.participantId(),
                                body.limit()),
                        context),
                lineId);
    }

    @PutMapping("/{lineId}/reservations/{reservationId}")
    @ApiResponse(responseCode = "403", description = "`not_a_party`")
    @ApiResponse(responseCode = "404", description = "`stream_not_found`: there is no such line")
    @ApiResponse(
            responseCode = "409",
            description = "`reservation_already_exists_with_other_content`, `too_many_reservations`")
    @ApiResponse(
            responseCode = "422",
            description = "`amount_exceeds_available_credit`, `currency_differs`, `occurred_in_future`")
    @Operation(summary = "Reserve a part of the line for an order")
    ResponseEntity<CommandAnswer> reserve(
            @PathVariable CreditLineId lineId,
            @PathVariable ReservationId reservationId,
            @RequestBody Reservation body,
            RequestContext context) {
        return answer(
                commands.send(
                        new ReserveCredit(
                                time.of(body.occurredAt(), body.eventTimeZoneOffset()),
                                lineId,
                                reservationId,
                                body.orderNumber(),
                                body.amount()),
                        context),
                lineId);
    }

    @PutMapping("/{lineId}/reservations/{reservationId}/release")
    @ApiResponse(responseCode = "403", description = "`not_a_party`")
    @ApiResponse(responseCode = "404", description = "`stream_not_found`, `reservation_not_found`")
    @Operation(summary = "Give a reservation back")
    ResponseEntity<CommandAnswer> release(
            @PathVariable CreditLineId lineId,
            @PathVariable ReservationId reservationId,
            @RequestBody Optional<Occurrence> body,
            RequestContext context) {
        Occurrence occurrence = body.orElse(Occurrence.NOW);
        return answer(
                commands.send(
                        new ReleaseReservation(
                                time.of(occurrence.occurredAt(), occurrence.eventTimeZoneOffset()),
                                lineId,
                                reservationId),
                        context),
                lineId);
    }

    @GetMapping("/{lineId}")
    @Operation(summary = "Show a credit line; amounts are for its two parties")
    ResponseEntity<CreditLineView> one(@PathVariable CreditLineId lineId, RequestContext context) {
        return CommandHttp.found(lines.find(lineId.value()).map(view -> view.as(context.issuer())));
    }

    @GetMapping
    @Operation(summary = "List credit lines by participant")
    Page<CreditLineView> all(
            PageRequest page, @RequestParam Optional<ParticipantId> participant, RequestContext context) {
        Page<CreditLineView> found = lines.page(page.with("participantId", participant));
        return new Page<>(
                found.items().stream().map(view -> view.as(context.issuer())).toList(), found.next());
    }

    private static ResponseEntity<CommandAnswer> answer(CommandAnswer answer, CreditLineId line) {
        return CommandHttp.answer(answer, "/credit/lines/" + line);
    }
}
