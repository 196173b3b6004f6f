package io.symbia.logistics.http;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.symbia.events.logistics.ConsignmentId;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.supplychain.OrderNumber;
import io.symbia.logistics.consignment.ConsignmentStatus;
import io.symbia.logistics.views.ConsignmentProjection;
import io.symbia.logistics.views.ConsignmentView;
import io.symbia.support.command.CommandAnswer;
import io.symbia.support.command.CommandDoor;
import io.symbia.support.command.RequestContext;
import io.symbia.support.http.CommandHttp;
import io.symbia.support.http.RequestContextResolver;
import io.symbia.support.view.Page;
import io.symbia.support.view.PageRequest;
import io.symbia.support.view.ViewReader;
import io.symbia.support.view.ViewReaders;
import java.time.Clock;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Consignments: booking, ending, looking them up. */
@RestController
@RequestMapping("/consignments")
@Tag(name = "Consignments", description = "From booking to delivery, loss or return.")
class ConsignmentController {
    private final CommandDoor commands;
    private final ViewReader<ConsignmentView> views;
    private final Clock clock;

    ConsignmentController(CommandDoor commands, ViewReaders readers, Clock clock) {
        this.commands = commands;
        this.views = readers.of(ConsignmentProjection.NAME, ConsignmentView.class);
        this.clock = clock;
    }

    @PutMapping("/{consignmentId}")
    @Operation(
            summary = "Book a consignment",
            description = "By a party named in it. The same content again changes nothing.")
    @ApiResponse(responseCode = "200", description = "It was booked before, with the same content.")
    @ApiResponse(responseCode = "201", description = "It is booked now.")
    @ApiResponse(responseCode = "400", description = "The body does not fit; `pointer` says where.")
    @ApiResponse(responseCode = "403", description = "`not_a_party`")
    @ApiResponse(responseCode = "409", description = "`consignment_already_exists_with_other_content`")
    ResponseEntity<CommandAnswer> book(
            @PathVariable ConsignmentId consignmentId, @RequestBody BookingBody body, RequestContext context) {
        CommandAnswer answer = commands.send(body.toCommand(consignmentId, clock.instant()), context);
        return CommandHttp.answer(answer, path(consignmentId));
    }

    @PutMapping("/{consignmentId}/loss")
    @Operation(
            summary = "Give a consignment up",
            description = "By its carrier or shipper. Nothing happens to it afterwards.")
    @ApiResponse(responseCode = "403", description = "`not_a_party`")
    @ApiResponse(responseCode = "404", description = "`stream_not_found`")
    @ApiResponse(responseCode = "409", description = "`consignment_is_over`")
    ResponseEntity<CommandAnswer> lose(
            @PathVariable ConsignmentId consignmentId, @RequestBody EndingBody body, RequestContext context) {
        CommandAnswer answer = commands.send(body.toLoss(consignmentId, clock.instant()), context);
        return CommandHttp.answer(answer, path(consignmentId));
    }

    @PutMapping("/{consignmentId}/return")
    @Operation(summary = "Report that the shipper has the goods again", description = "By its carrier or shipper.")
    @ApiResponse(responseCode = "403", description = "`not_a_party`")
    @ApiResponse(responseCode = "404", description = "`stream_not_found`")
    @ApiResponse(responseCode = "409", description = "`consignment_is_over`")
    ResponseEntity<CommandAnswer> giveBack(
            @PathVariable ConsignmentId consignmentId, @RequestBody EndingBody body, RequestContext context) {
        CommandAnswer answer = commands.send(body.toReturn(consignmentId, clock.instant()), context);
        return CommandHttp.answer(answer, path(consignmentId));
    }

    @GetMapping("/{consignmentId}")
    @Operation(
            summary = "Show a consignment's journey",
            description = "Money and customs' reasons are shown to shipper, consignee and carrier only.")
    @ApiResponse(responseCode = "200", description = "The journey; its `ETag` fits `If-Match` of the next command.")
    @ApiResponse(responseCode = "304", description = "Nothing has changed since the `If-None-Match`.")
    @ApiResponse(responseCode = "404", description = "`not_found`")
    ResponseEntity<JourneyAnswer> journey(
            @PathVariable ConsignmentId consignmentId,
            @RequestHeader(name = RequestContextResolver.PARTICIPANT) Optional<ParticipantId> participant) {
        ConsignmentView view = views.find(consignmentId.value())
                .orElseThrow(CommandHttp::notFound)
                .seenBy(participant);
        return ResponseEntity.ok()
                .eTag(Long.toString(view.version()))
                .header(HttpHeaders.VARY, RequestContextResolver.PARTICIPANT)
                .body(JourneyAnswer.of(view));
    }

    @GetMapping
    @Operation(summary = "List consignments by id, filtered")
    @ApiResponse(responseCode = "200", description = "A page; `next` is the cursor of the following one.")
    @ApiResponse(responseCode = "400", description = "`invalid_value`; `pointer` names the parameter.")
    Page<ConsignmentSummary> list(
            PageRequest page,
            @RequestParam Optional<OrderNumber> orderNumber,
            @RequestParam Optional<ParticipantId> shipper,
            @RequestParam Optional<ParticipantId> consignee,
            @RequestParam Optional<ConsignmentStatus> status) {
        Page<ConsignmentView> found = views.page(page.with("booking.orderNumbers", orderNumber)
                .with("booking.shipper", shipper)
                .with("booking.consignee", consignee)
                .with("status", status));
        return new Page<>(found.items().stream().map(ConsignmentSummary::of).toList(), found.next());
    }

    /** Where a consignment is shown. */
    static String path(ConsignmentId id) {
        return "/logistics/consignments/" + id;
    }
}
