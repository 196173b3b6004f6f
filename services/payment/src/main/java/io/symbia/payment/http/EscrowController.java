package io.symbia.payment.http;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.symbia.events.logistics.ConsignmentId;
import io.symbia.events.money.Money;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.payment.DisputeId;
import io.symbia.events.payment.EscrowId;
import io.symbia.events.payment.escrow.DisputeOutcome;
import io.symbia.events.payment.rule.RuleSalt;
import io.symbia.events.supplychain.OrderNumber;
import io.symbia.payment.escrow.EscrowStatus;
import io.symbia.payment.escrow.command.CreateEscrow;
import io.symbia.payment.escrow.command.EscrowCommand;
import io.symbia.payment.escrow.command.FundEscrow;
import io.symbia.payment.escrow.command.RaiseDispute;
import io.symbia.payment.escrow.command.RefundEscrow;
import io.symbia.payment.escrow.command.ResolveDispute;
import io.symbia.payment.views.EscrowProjection;
import io.symbia.payment.views.EscrowView;
import io.symbia.support.command.CommandAnswer;
import io.symbia.support.command.CommandDoor;
import io.symbia.support.command.RequestContext;
import io.symbia.support.http.CommandHttp;
import io.symbia.support.http.RequestContextResolver;
import io.symbia.support.http.RequestTime;
import io.symbia.support.view.Page;
import io.symbia.support.view.PageRequest;
import io.symbia.support.view.ViewReader;
import io.symbia.support.view.ViewReaders;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Money held for an order. There is no door to evidence or to a release: those follow from other domains' events only. */
@Tag(name = "Escrow agreements")
@RestController
@RequestMapping("/escrows")
class EscrowController {

    private final CommandDoor commands;
    private final RequestTime time;
    private final ViewReader<EscrowView> views;
    private final SecureRandom random = new SecureRandom(); // For salts, which must not be guessed.

    EscrowController(CommandDoor commands, RequestTime time, ViewReaders readers) {
        this.commands = commands;
        this.time = time;
        this.views = readers.of(EscrowProjection.NAME, EscrowView.class);
    }

    /** An amount, exact to the minor unit. */
    record AmountBody(Money amount, Optional<Instant> occurredAt, Optional<ZoneOffset> eventTimeZoneOffset) {}

    /** What a party says; shown to the parties and the arbiter. */
    record DisputeBody(
            Optional<String> statement, Optional<Instant> occurredAt, Optional<ZoneOffset> eventTimeZoneOffset) {}

    /** How a dispute ends. */
    record ResolutionBody(
            DisputeOutcome outcome, Optional<Instant> occurredAt, Optional<ZoneOffset> eventTimeZoneOffset) {}

    @Operation(
            summary = "Agree that money is held for an order, as its payer or its payee; the terms never change",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(examples = @ExampleObject(Examples.ESCROW))))
    @PutMapping("/{escrowId}")
    @ApiResponse(responseCode = "403", description = "`not_a_party`")
    @ApiResponse(responseCode = "409", description = "`escrow_already_exists_with_other_content`")
    @ApiResponse(
            responseCode = "422",
            description =
                    "`parties_are_the_same`, `arbiter_is_a_party`, `tranches_do_not_sum_to_amount`, `occurred_in_future`")
    ResponseEntity<CommandAnswer> create(
            @PathVariable EscrowId escrowId, @RequestBody EscrowBody body, RequestContext context) {
        var command = new CreateEscrow(
                time.of(body.occurredAt(), body.eventTimeZoneOffset()),
                escrowId,
                body.orderNumber(),
                body.payer(),
                body.payee(),
                body.arbiter(),
                body.amount(),
                body.toRule(RuleSalt.drawnFrom(random)),
                body.rule().salt().isPresent());
        return send(command, context);
    }

    @Operation(
            summary = "Pay in the whole amount, as the payer",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(examples = @ExampleObject(Examples.AMOUNT))))
    @PutMapping("/{escrowId}/funding")
    @ApiResponse(responseCode = "403", description = "`not_a_party`")
    @ApiResponse(responseCode = "404", description = "`stream_not_found`")
    @ApiResponse(responseCode = "409", description = "`escrow_already_funded`")
    @ApiResponse(responseCode = "422", description = "`funding_is_not_the_agreed_amount`, `occurred_in_future`")
    ResponseEntity<CommandAnswer> fund(
            @PathVariable EscrowId escrowId, @RequestBody AmountBody body, RequestContext context) {
        var command = new FundEscrow(time.of(body.occurredAt(), body.eventTimeZoneOffset()), escrowId, body.amount());
        return send(command, context);
    }

    @Operation(
            summary = "Give exactly what remains back to the payer, as the payee",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(examples = @ExampleObject(Examples.AMOUNT))))
    @PutMapping("/{escrowId}/refund")
    @ApiResponse(responseCode = "403", description = "`not_a_party`")
    @ApiResponse(responseCode = "404", description = "`stream_not_found`")
    @ApiResponse(
            responseCode = "409",
            description = "`escrow_not_funded`, `escrow_disputed`, `escrow_settled`, `refund_is_not_what_remains`")
    ResponseEntity<CommandAnswer> refund(
            @PathVariable EscrowId escrowId, @RequestBody AmountBody body, RequestContext context) {
        var command = new RefundEscrow(time.of(body.occurredAt(), body.eventTimeZoneOffset()), escrowId, body.amount());
        return send(command, context);
    }

    @Operation(
            summary = "Raise a dispute, as payer or payee: nothing is released or refunded until it is resolved",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(examples = @ExampleObject(Examples.DISPUTE))))
    @PutMapping("/{escrowId}/disputes/{disputeId}")
    @ApiResponse(responseCode = "403", description = "`not_a_party`")
    @ApiResponse(responseCode = "404", description = "`stream_not_found`")
    @ApiResponse(
            responseCode = "409",
            description = "`escrow_not_funded`, `escrow_disputed`, `escrow_settled`, `too_many_disputes`,"
                    + " `dispute_already_exists_with_other_content`")
    ResponseEntity<CommandAnswer> dispute(
            @PathVariable EscrowId escrowId,
            @PathVariable DisputeId disputeId,
            @RequestBody DisputeBody body,
            RequestContext context) {
        var command = new RaiseDispute(
                time.of(body.occurredAt(), body.eventTimeZoneOffset()), escrowId, disputeId, body.statement());
        return send(command, context);
    }

    @Operation(
            summary = "End a dispute: the arbiter in any way, a party only by giving way"
                    + " (the payer by RELEASE, the payee by REFUND, who raised it by RESUME)",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(examples = @ExampleObject(Examples.RESOLUTION))))
    @PutMapping("/{escrowId}/disputes/{disputeId}/resolution")
    @ApiResponse(responseCode = "403", description = "`not_a_party`")
    @ApiResponse(responseCode = "404", description = "`stream_not_found`, `dispute_not_found`")
    @ApiResponse(responseCode = "409", description = "`dispute_already_resolved`")
    ResponseEntity<CommandAnswer> resolve(
            @PathVariable EscrowId escrowId,
            @PathVariable DisputeId disputeId,
            @RequestBody ResolutionBody body,
            RequestContext context) {
        var command = new ResolveDispute(
                time.of(body.occurredAt(), body.eventTimeZoneOffset()), escrowId, disputeId, body.outcome());
        return send(command, context);
    }

    @Operation(summary = "An agreement, its evidence and what it waits for; amounts are shown to its parties only")
    @GetMapping("/{escrowId}")
    ResponseEntity<EscrowView> one(
            @PathVariable EscrowId escrowId,
            @RequestHeader(name = RequestContextResolver.PARTICIPANT, required = false)
                    Optional<ParticipantId> participant) {
        return CommandHttp.found(views.find(escrowId.value()).map(view -> view.shownTo(participant)));
    }

    @Operation(summary = "Agreements by order, party, status or consignment")
    @GetMapping
    Page<EscrowView> some(
            PageRequest page,
            @RequestParam Optional<OrderNumber> order,
            @RequestParam Optional<ParticipantId> payer,
            @RequestParam Optional<ParticipantId> payee,
            @RequestParam Optional<EscrowStatus> status,
            @RequestParam Optional<ConsignmentId> delivery,
            @RequestHeader(name = RequestContextResolver.PARTICIPANT, required = false)
                    Optional<ParticipantId> participant) {
        PageRequest wanted = page.with("orderNumber", order)
                .with("payer", payer)
                .with("payee", payee)
                .with("status", status)
                .with("tranches.deliveries", delivery);
        Page<EscrowView> found = views.page(wanted);
        return new Page<>(
                found.items().stream().map(view -> view.shownTo(participant)).toList(), found.next());
    }

    private ResponseEntity<CommandAnswer> send(EscrowCommand command, RequestContext context) {
        return CommandHttp.answer(commands.send(command, context), "/payment/escrows/" + command.escrowId());
    }
}
