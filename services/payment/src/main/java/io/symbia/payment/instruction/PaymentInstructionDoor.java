package io.symbia.payment.instruction;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.payment.PaymentInstructionId;
import io.symbia.events.words.trade.EscrowId;
import io.symbia.events.words.trade.OrderNumber;
import io.symbia.support.audience.Reader;
import io.symbia.support.door.Shown;
import io.symbia.support.view.Page;
import io.symbia.support.view.PageRequest;
import io.symbia.support.view.ViewReader;
import io.symbia.support.view.ViewReaders;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Payments that follow from releases and refunds. They are made by the service itself, so there is nothing to put here. */
@Tag(name = "Payment instructions")
@RestController
@RequestMapping("/instructions")
class PaymentInstructionDoor {
    private final ViewReader<PaymentInstructionView> views;

    PaymentInstructionDoor(ViewReaders readers) {
        this.views = readers.of(
                PaymentInstructions.NAME,
                PaymentInstructionView.class,
                "origin.stream",
                "orderNumber",
                "creditor",
                "state");
    }

    @Operation(
            summary = "A payment and what the provider says about it; the amount is shown to debtor and creditor only")
    @GetMapping("/{instructionId}")
    ResponseEntity<PaymentInstructionView> one(@PathVariable PaymentInstructionId instructionId, Reader reader) {
        return Shown.one(views.find(instructionId.value()), reader);
    }

    @Operation(summary = "Payments by agreement, order, creditor or state")
    @GetMapping
    ResponseEntity<Page<PaymentInstructionView>> some(
            PageRequest page,
            @RequestParam Optional<EscrowId> escrow,
            @RequestParam Optional<OrderNumber> order,
            @RequestParam Optional<ParticipantId> creditor,
            @RequestParam Optional<PaymentInstructionState> state,
            Reader reader) {
        PageRequest wanted = page.with("origin.stream", escrow.map(PaymentInstructionDoor::streamOf))
                .with("orderNumber", order)
                .with("creditor", creditor)
                .with("state", state);
        return Shown.page(views.page(wanted), reader);
    }

    private static StreamId streamOf(EscrowId escrow) {
        return new StreamId("payment", "escrow", escrow.value());
    }
}
