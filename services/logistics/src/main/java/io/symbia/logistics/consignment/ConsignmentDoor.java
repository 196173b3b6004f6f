package io.symbia.logistics.consignment;

import static io.symbia.logistics.consignment.ConsignmentRefusal.*;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.words.trade.ConsignmentId;
import io.symbia.events.words.trade.OrderNumber;
import io.symbia.logistics.consignment.ConsignmentCommand.BookConsignment;
import io.symbia.logistics.consignment.ConsignmentCommand.ReportLoss;
import io.symbia.logistics.consignment.ConsignmentCommand.ReportReturn;
import io.symbia.logistics.consignment.ConsignmentRefusal.May;
import io.symbia.logistics.consignment.ConsignmentView.DeliveryView;
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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Consignments: booking, ending, looking them up. */
@RestController
@RequestMapping("/consignments")
@Tag(name = "Consignments", description = "From booking to delivery, loss or return.")
class ConsignmentDoor {
    /** One line of a list; nothing restricted in it. */
    record ConsignmentSummary(
            ConsignmentId consignmentId,
            ConsignmentStatus status,
            List<OrderNumber> orderNumbers,
            ParticipantId shipper,
            ParticipantId consignee,
            Optional<ParticipantId> carrier,
            Instant bookedAt,
            Optional<Instant> deliveredAt,
            Optional<Integer> daysLate) {
        static ConsignmentSummary of(ConsignmentView view) {
            return new ConsignmentSummary(
                    view.consignmentId(),
                    view.status(),
                    view.booking().orderNumbers(),
                    view.booking().shipper(),
                    view.booking().consignee(),
                    view.booking().carrier(),
                    view.booking().bookedAt(),
                    view.delivery().map(DeliveryView::deliveredAt),
                    view.delivery().flatMap(DeliveryView::daysLate));
        }
    }

    private final CommandDoor commands;
    private final ViewReader<ConsignmentView> views;

    ConsignmentDoor(CommandDoor commands, ViewReaders readers) {
        this.commands = commands;
        this.views = readers.of(
                Consignments.NAME,
                ConsignmentView.class,
                "booking.orderNumbers",
                "booking.shipper",
                "booking.consignee",
                "status");
    }

    @PutMapping("/{consignmentId}")
    @Operation(
            summary = "Book a consignment",
            description = "By a party named in it. The same content again changes nothing.")
    @Example("""
            { "orderNumbers": ["teehaus-hh:PO-2611-0042"], "shipper": "ZJ-TEA", "consignee": "TEEHAUS-HH", "carrier": "BLUE-STAR",
              "mode": "SEA", "units": ["395060000000000016"],
              "customsGates": [ { "direction": "EXPORT", "authority": "CUSTOMS-CN" },
                                { "direction": "IMPORT", "authority": "CUSTOMS-NL" } ],
              "goodsValue": { "amount": "12480.00", "currency": "EUR" },
              "freight": { "amount": "640.00", "currency": "EUR" }, "grossWeightKg": "1478.5" }""")
    @May({NOT_A_PARTY, CONSIGNMENT_ALREADY_EXISTS_WITH_OTHER_CONTENT})
    ResponseEntity<CommandAnswer> book(BookConsignment command, RequestContext context) {
        return answer(command, context);
    }

    @PutMapping("/{consignmentId}/loss")
    @Operation(
            summary = "Give a consignment up",
            description = "By its carrier or shipper. Nothing happens to it afterwards.")
    @Example("""
            { "reason": "refused at the door" }""")
    @May({NOT_A_PARTY, CONSIGNMENT_IS_OVER})
    ResponseEntity<CommandAnswer> lose(ReportLoss command, RequestContext context) {
        return answer(command, context);
    }

    @PutMapping("/{consignmentId}/return")
    @Operation(summary = "Report that the shipper has the goods again", description = "By its carrier or shipper.")
    @Example("""
            { "reason": "refused at the door" }""")
    @May({NOT_A_PARTY, CONSIGNMENT_IS_OVER})
    ResponseEntity<CommandAnswer> giveBack(ReportReturn command, RequestContext context) {
        return answer(command, context);
    }

    @GetMapping("/{consignmentId}")
    @Operation(
            summary = "Show a consignment's journey",
            description = "Money and customs' reasons are shown to shipper, consignee and carrier only.")
    @ApiResponse(responseCode = "200", description = "The journey; its `ETag` fits `If-Match` of the next command.")
    @ApiResponse(responseCode = "304", description = "Nothing has changed since the `If-None-Match`.")
    @ApiResponse(responseCode = "404", description = "`not_found`")
    ResponseEntity<JourneyAnswer> journey(@PathVariable ConsignmentId consignmentId, Reader reader) {
        ConsignmentView view = views.find(consignmentId.value()).orElseThrow(CommandHttp::notFound);
        return Shown.version(view.version(), JourneyAnswer.of(view), reader);
    }

    @GetMapping
    @Operation(summary = "List consignments by id, filtered")
    @ApiResponse(responseCode = "200", description = "A page; `next` is the cursor of the following one.")
    @ApiResponse(responseCode = "400", description = "`invalid_value`; `pointer` names the parameter.")
    ResponseEntity<Page<ConsignmentSummary>> list(
            PageRequest page,
            @RequestParam Optional<OrderNumber> order,
            @RequestParam Optional<ParticipantId> shipper,
            @RequestParam Optional<ParticipantId> consignee,
            @RequestParam Optional<ConsignmentStatus> state) {
        Page<ConsignmentView> found = views.page(page.with("booking.orderNumbers", order)
                .with("booking.shipper", shipper)
                .with("booking.consignee", consignee)
                .with("status", state));
        return Shown.asIs(
                new Page<>(found.items().stream().map(ConsignmentSummary::of).toList(), found.next()));
    }

    private ResponseEntity<CommandAnswer> answer(ConsignmentCommand command, RequestContext context) {
        return CommandHttp.answer(commands.send(command, context), path(command));
    }

    /** Where a consignment is shown. */
    static String path(ConsignmentCommand command) {
        return "/logistics/consignments/" + command.consignmentId();
    }
}
