package io.symbia.payment.escrow;

import static io.symbia.payment.escrow.EscrowRefusal.*;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.payment.rule.RuleSalt;
import io.symbia.events.words.trade.ConsignmentId;
import io.symbia.events.words.trade.EscrowId;
import io.symbia.events.words.trade.OrderNumber;
import io.symbia.payment.escrow.EscrowCommand.FundEscrow;
import io.symbia.payment.escrow.EscrowCommand.RaiseDispute;
import io.symbia.payment.escrow.EscrowCommand.RefundEscrow;
import io.symbia.payment.escrow.EscrowCommand.ResolveDispute;
import io.symbia.payment.escrow.EscrowRefusal.May;
import io.symbia.support.audience.Reader;
import io.symbia.support.command.CommandAnswer;
import io.symbia.support.command.CommandDoor;
import io.symbia.support.command.RequestContext;
import io.symbia.support.door.Example;
import io.symbia.support.door.Shown;
import io.symbia.support.http.CommandHttp;
import io.symbia.support.view.Page;
import io.symbia.support.view.PageRequest;
import io.symbia.support.view.ViewReader;
import io.symbia.support.view.ViewReaders;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Money held for an order. There is no door to evidence or to a release: those follow from other domains' events only. */
@Tag(name = "Escrow agreements")
@RestController
@RequestMapping("/escrows")
class EscrowDoor {
    private final CommandDoor commands;
    private final Clock clock;
    private final ViewReader<EscrowView> views;
    private final SecureRandom random = new SecureRandom(); // For salts, which must not be guessed.

    EscrowDoor(CommandDoor commands, Clock clock, ViewReaders readers) {
        this.commands = commands;
        this.clock = clock;
        this.views = readers.of(
                Escrows.NAME,
                EscrowView.class,
                "orderNumber",
                "payer",
                "payee",
                "status",
                "tranches.conditions.subject");
    }

    @PutMapping("/{escrowId}")
    @Operation(
            operationId = "createEscrow",
            summary = "Agree that money is held for an order, as its payer or its payee; the terms never change")
    @Example("""
            {"orderNumber":"TEEHAUS-HH:PO-2611-0042","payer":"TEEHAUS-HH","payee":"ZJ-TEA-COOP","arbiter":"CHAMBER-HH",
             "amount":{"amount":"13120.00","currency":"EUR"},
             "rule":{"tranches":[
               {"trancheId":"on-inspection","amount":{"amount":"3936.00","currency":"EUR"},
                "conditions":[{"kind":"INSPECTION_PASSED","subject":"19506000134366.ZJ2611A"}]},
               {"trancheId":"on-delivery","amount":{"amount":"9184.00","currency":"EUR"},
                "conditions":[{"kind":"CONSIGNMENT_DELIVERED","subject":"ZJ-TEA-COOP:UCR-2611-0042"}]}]}}""")
    @May({
        NOT_A_PARTY,
        ESCROW_ALREADY_EXISTS_WITH_OTHER_CONTENT,
        PARTIES_ARE_THE_SAME,
        ARBITER_IS_A_PARTY,
        TRANCHES_DO_NOT_SUM_TO_AMOUNT
    })
    ResponseEntity<CommandAnswer> create(
            @PathVariable EscrowId escrowId, @RequestBody EscrowBody body, RequestContext context) {
        return answer(body.toCommand(escrowId, clock.instant(), RuleSalt.drawnFrom(random)), context);
    }

    @PutMapping("/{escrowId}/funding")
    @Operation(summary = "Pay in the whole amount, as the payer")
    @Example("""
            {"amount":{"amount":"13120.00","currency":"EUR"}}""")
    @May({NOT_A_PARTY, ESCROW_ALREADY_FUNDED, FUNDING_IS_NOT_THE_AGREED_AMOUNT})
    ResponseEntity<CommandAnswer> fund(FundEscrow command, RequestContext context) {
        return answer(command, context);
    }

    @PutMapping("/{escrowId}/refund")
    @Operation(summary = "Give exactly what remains back to the payer, as the payee")
    @Example("""
            {"amount":{"amount":"13120.00","currency":"EUR"}}""")
    @May({NOT_A_PARTY, ESCROW_NOT_FUNDED, ESCROW_DISPUTED, ESCROW_SETTLED, REFUND_IS_NOT_WHAT_REMAINS})
    ResponseEntity<CommandAnswer> refund(RefundEscrow command, RequestContext context) {
        return answer(command, context);
    }

    @PutMapping("/{escrowId}/disputes/{disputeId}")
    @Operation(summary = "Raise a dispute, as payer or payee: nothing is released or refunded until it is resolved")
    @Example("""
            {"statement":"40 of 200 cartons arrived wet"}""")
    @May({
        NOT_A_PARTY,
        ESCROW_NOT_FUNDED,
        ESCROW_DISPUTED,
        ESCROW_SETTLED,
        TOO_MANY_DISPUTES,
        DISPUTE_ALREADY_EXISTS_WITH_OTHER_CONTENT
    })
    ResponseEntity<CommandAnswer> dispute(RaiseDispute command, RequestContext context) {
        return answer(command, context);
    }

    @PutMapping("/{escrowId}/disputes/{disputeId}/resolution")
    @Operation(
            summary = "End a dispute: the arbiter in any way, a party only by giving way"
                    + " (the payer by RELEASE, the payee by REFUND, who raised it by RESUME)")
    @Example("""
            {"outcome":"RESUME"}""")
    @May({NOT_A_PARTY, DISPUTE_NOT_FOUND, DISPUTE_ALREADY_RESOLVED, RESOLVED_BEFORE_RAISED})
    ResponseEntity<CommandAnswer> resolve(ResolveDispute command, RequestContext context) {
        return answer(command, context);
    }

    @GetMapping("/{escrowId}")
    @Operation(summary = "An agreement, its evidence and what it waits for; amounts are shown to its parties only")
    ResponseEntity<EscrowView> one(@PathVariable EscrowId escrowId, Reader reader) {
        return Shown.one(views.find(escrowId.value()), reader);
    }

    @GetMapping
    @Operation(summary = "Agreements by order, party, status or consignment")
    ResponseEntity<Page<EscrowView>> some(
            PageRequest page,
            @RequestParam Optional<OrderNumber> order,
            @RequestParam Optional<ParticipantId> payer,
            @RequestParam Optional<ParticipantId> payee,
            @RequestParam Optional<EscrowStatus> state,
            @RequestParam Optional<ConsignmentId> consignment,
            Reader reader) {
        PageRequest wanted = page.with("orderNumber", order)
                .with("payer", payer)
                .with("payee", payee)
                .with("status", state)
                .with("tranches.conditions.subject", consignment);
        return Shown.page(views.page(wanted), reader);
    }

    private ResponseEntity<CommandAnswer> answer(EscrowCommand command, RequestContext context) {
        return CommandHttp.answer(commands.send(command, context), "/payment/escrows/" + command.escrowId());
    }
}
