package io.symbia.supplychain.http;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.symbia.events.goods.Gln;
import io.symbia.events.goods.Sscc;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.supplychain.OrderNumber;
import io.symbia.events.supplychain.BatchQuantity;
import io.symbia.supplychain.issue.GoodsIssue;
import io.symbia.supplychain.unit.UnitCommand.PackUnit;
import io.symbia.supplychain.unit.UnitCommand.UnpackUnit;
import io.symbia.supplychain.unit.UnitState;
import io.symbia.supplychain.views.unit.UnitProjection;
import io.symbia.supplychain.views.unit.UnitView;
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
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Cartons, pallets and parcels, each with its SSCC. */
@Tag(name = "Logistic units")
@RestController
@RequestMapping("/units")
class UnitController {
    private final CommandDoor commands;
    private final GoodsIssue goodsIssue;
    private final RequestTime time;
    private final ViewReader<UnitView> views;

    UnitController(CommandDoor commands, GoodsIssue goodsIssue, RequestTime time, ViewReaders readers) {
        this.commands = commands;
        this.goodsIssue = goodsIssue;
        this.time = time;
        this.views = readers.of(UnitProjection.NAME, UnitView.class);
    }

    record PackBody(
            List<BatchQuantity> contents,
            List<Sscc> childUnits,
            Optional<OrderNumber> orderNumber,
            Optional<Gln> packedAt,
            Optional<Instant> occurredAt,
            Optional<ZoneOffset> eventTimeZoneOffset) {}

    @Operation(
            summary = "Pack a unit; its batches give out what is in it, or nothing is packed",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(examples = @ExampleObject(Examples.UNIT))))
    @PutMapping("/{sscc}")
    @ApiResponse(responseCode = "403", description = "`not_the_packer`, of a unit inside; `not_a_drawer`")
    @ApiResponse(responseCode = "404", description = "`stream_not_found`, of a batch or a unit inside")
    @ApiResponse(
            responseCode = "409",
            description = "`unit_already_exists_with_other_content`, `unit_was_unpacked`, `unit_is_inside_another`,"
                    + " `batch_state_forbids`, `batch_is_quarantined`, `taking_already_exists_with_other_content`")
    @ApiResponse(
            responseCode = "422",
            description = "`unit_inside_itself`, `batch_holds_less`, `other_unit_of_measure`, `too_many_for_batch`,"
                    + " `occurred_in_future`")
    ResponseEntity<CommandAnswer> pack(@PathVariable Sscc sscc, @RequestBody PackBody body, RequestContext context) {
        var command = new PackUnit(
                sscc,
                body.contents(),
                body.childUnits(),
                body.orderNumber(),
                body.packedAt(),
                time.of(body.occurredAt(), body.eventTimeZoneOffset()));
        return CommandHttp.answer(goodsIssue.pack(command, context), "/supply-chain/units/" + sscc);
    }

    @Operation(
            summary = "Unpack a unit for good; its contents go back to their batches soon after",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(examples = @ExampleObject(Examples.OCCURRENCE))))
    @PutMapping("/{sscc}/unpacking")
    @ApiResponse(responseCode = "403", description = "`not_the_packer`")
    @ApiResponse(responseCode = "404", description = "`stream_not_found`")
    @ApiResponse(responseCode = "409", description = "`unit_is_inside_another`")
    ResponseEntity<CommandAnswer> unpack(
            @PathVariable Sscc sscc, @RequestBody Optional<Occurrence> body, RequestContext context) {
        Occurrence occurrence = body.orElse(Occurrence.NOW);
        var command = new UnpackUnit(sscc, time.of(occurrence.occurredAt(), occurrence.eventTimeZoneOffset()));
        return CommandHttp.answer(commands.send(command, context), "/supply-chain/units/" + sscc);
    }

    @Operation(summary = "A unit")
    @GetMapping("/{sscc}")
    ResponseEntity<UnitView> one(@PathVariable Sscc sscc) {
        return CommandHttp.found(views.find(sscc.value()));
    }

    @Operation(summary = "Units by number, filtered")
    @GetMapping
    Page<UnitView> all(
            PageRequest page,
            @RequestParam Optional<OrderNumber> orderNumber,
            @RequestParam Optional<ParticipantId> packedBy,
            @RequestParam Optional<Sscc> parent,
            @RequestParam Optional<UnitState> state) {
        return views.page(page.with("orderNumber", orderNumber)
                .with("packedBy", packedBy)
                .with("parent", parent)
                .with("state", state));
    }
}
