package io.symbia.credit.line;

import static io.symbia.credit.line.CreditLineRefusal.*;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.symbia.credit.line.CreditLineCommand.ActivateLine;
import io.symbia.credit.line.CreditLineCommand.ReleaseReservation;
import io.symbia.credit.line.CreditLineCommand.ReserveCredit;
import io.symbia.credit.line.CreditLineRefusal.May;
import io.symbia.events.credit.CreditLineId;
import io.symbia.events.kernel.origin.ParticipantId;
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
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Credit lines and what is reserved of them. */
@RestController
@RequestMapping("/lines")
@Tag(name = "Credit lines")
class CreditLineDoor {
    private final CommandDoor commands;
    private final ViewReader<CreditLineView> lines;

    CreditLineDoor(CommandDoor commands, ViewReaders readers) {
        this.commands = commands;
        this.lines = readers.of(CreditLines.NAME, CreditLineView.class, "participantId");
    }

    @PutMapping("/{lineId}")
    @Operation(summary = "Grant a credit line; the issuer is the lender")
    @Example("""
            { "participantId": "ZJ-TEA-COOP", "limit": { "amount": "50000.00", "currency": "EUR" } }""")
    @May({CREDIT_LINE_ALREADY_EXISTS_WITH_OTHER_CONTENT, LENDER_IS_THE_PARTICIPANT})
    ResponseEntity<CommandAnswer> activate(ActivateLine command, RequestContext context) {
        return answer(command, context);
    }

    @PutMapping("/{lineId}/reservations/{reservationId}")
    @Operation(summary = "Reserve a part of the line for an order")
    @Example("""
            { "orderNumber": "teehaus-hh:PO-2611-0042", "amount": { "amount": "13120.00", "currency": "EUR" } }""")
    @May({
        NOT_A_PARTY,
        RESERVATION_ALREADY_EXISTS_WITH_OTHER_CONTENT,
        TOO_MANY_RESERVATIONS,
        AMOUNT_EXCEEDS_AVAILABLE_CREDIT,
        CURRENCY_DIFFERS
    })
    ResponseEntity<CommandAnswer> reserve(ReserveCredit command, RequestContext context) {
        return answer(command, context);
    }

    @PutMapping("/{lineId}/reservations/{reservationId}/release")
    @Operation(summary = "Give a reservation back")
    @May({NOT_A_PARTY, RESERVATION_NOT_FOUND, RESERVATION_ALREADY_RELEASED})
    ResponseEntity<CommandAnswer> release(ReleaseReservation command, RequestContext context) {
        return answer(command, context);
    }

    @GetMapping("/{lineId}")
    @Operation(summary = "Show a credit line; amounts are for its two parties")
    ResponseEntity<CreditLineView> one(@PathVariable CreditLineId lineId, Reader reader) {
        return Shown.one(lines.find(lineId.value()), reader);
    }

    @GetMapping
    @Operation(summary = "List credit lines by participant")
    ResponseEntity<Page<CreditLineView>> all(
            PageRequest page, @RequestParam Optional<ParticipantId> participant, Reader reader) {
        return Shown.page(lines.page(page.with("participantId", participant)), reader);
    }

    private ResponseEntity<CommandAnswer> answer(CreditLineCommand command, RequestContext context) {
        return CommandHttp.answer(commands.send(command, context), "/credit/lines/" + command.lineId());
    }
}
