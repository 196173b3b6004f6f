package io.symbia.supplychain.http;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.symbia.events.goods.Gln;
import io.symbia.events.goods.Gtin;
import io.symbia.events.goods.Quantity;
import io.symbia.events.party.CountryCode;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.supplychain.BatchId;
import io.symbia.events.supplychain.SupplyChainText;
import io.symbia.events.supplychain.BatchQuantity;
import io.symbia.events.supplychain.inspection.InspectionKind;
import io.symbia.supplychain.batch.BatchCommand.AdmitDrawer;
import io.symbia.supplychain.batch.BatchCommand.ConsumeInputs;
import io.symbia.supplychain.batch.BatchCommand.ProduceBatch;
import io.symbia.supplychain.batch.BatchCommand.QuarantineBatch;
import io.symbia.supplychain.batch.BatchCommand.ReleaseBatch;
import io.symbia.supplychain.batch.BatchCommand.StartBatch;
import io.symbia.supplychain.batch.BatchState;
import io.symbia.supplychain.issue.GoodsIssue;
import io.symbia.supplychain.views.batch.BatchProjection;
import io.symbia.supplychain.views.batch.BatchView;
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
import java.time.LocalDate;
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

/** Production batches: what went in, what came out, whether it may be used. */
@Tag(name = "Batches")
@RestController
@RequestMapping("/batches")
class BatchController {
    private final CommandDoor commands;
    private final GoodsIssue goodsIssue;
    private final RequestTime time;
    private final ViewReader<BatchView> views;

    BatchController(CommandDoor commands, GoodsIssue goodsIssue, RequestTime time, ViewReaders readers) {
        this.commands = commands;
        this.goodsIssue = goodsIssue;
        this.time = time;
        this.views = readers.of(BatchProjection.NAME, BatchView.class);
    }

    record StartBody(
            Gln site,
            Optional<CountryCode> originCountry,
            List<InspectionKind> mandatoryInspections,
            Optional<Instant> occurredAt,
            Optional<ZoneOffset> eventTimeZoneOffset) {}

    record InputsBody(
            List<BatchQuantity> inputs, Optional<Instant> occurredAt, Optional<ZoneOffset> eventTimeZoneOffset) {}

    record OutputBody(
            Quantity output,
            Optional<LocalDate> expiry,
            Optional<Instant> occurredAt,
            Optional<ZoneOffset> eventTimeZoneOffset) {}

    record QuarantineBody(String reason, Optional<Instant> occurredAt, Optional<ZoneOffset> eventTimeZoneOffset) {
        QuarantineBody {
            SupplyChainText.require(reason, "reason");
        }
    }

    @Operation(
            summary = "Begin to make a batch; who asks is its producer",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(examples = @ExampleObject(Examples.BATCH))))
    @PutMapping("/{batch}")
    @ApiResponse(responseCode = "409", description = "`batch_already_exists_with_other_content`")
    ResponseEntity<CommandAnswer> start(
            @PathVariable BatchId batch, @RequestBody StartBody body, RequestContext context) {
        var command = new StartBatch(
                batch,
                body.site(),
                body.originCountry(),
                body.mandatoryInspections(),
                time.of(body.occurredAt(), body.eventTimeZoneOffset()));
        return CommandHttp.answer(commands.send(command, context), "/supply-chain/batches/" + batch);
    }

    @Operation(
            summary = "Let another participant take from a batch",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(examples = @ExampleObject(Examples.OCCURRENCE))))
    @PutMapping("/{batch}/drawers/{drawer}")
    @ApiResponse(responseCode = "403", description = "`not_the_producer`")
    @ApiResponse(responseCode = "404", description = "`stream_not_found`")
    @ApiResponse(responseCode = "422", description = "`too_many_for_batch`, `occurred_in_future`")
    ResponseEntity<CommandAnswer> admit(
            @PathVariable BatchId batch,
            @PathVariable ParticipantId drawer,
            @RequestBody Optional<Occurrence> body,
            RequestContext context) {
        Occurrence occurrence = body.orElse(Occurrence.NOW);
        var command =
                new AdmitDrawer(batch, drawer, time.of(occurrence.occurredAt(), occurrence.eventTimeZoneOffset()));
        return CommandHttp.answer(commands.send(command, context), "/supply-chain/batches/" + batch);
    }

    @Operation(
            summary = "Consume quantities of other batches; all of them or none",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(examples = @ExampleObject(Examples.INPUTS))))
    @PutMapping("/{batch}/inputs")
    @ApiResponse(responseCode = "403", description = "`not_the_producer`, `not_a_drawer`")
    @ApiResponse(responseCode = "404", description = "`stream_not_found`, of the batch or of one of its inputs")
    @ApiResponse(
            responseCode = "409",
            description = "`batch_already_exists_with_other_content`, `batch_state_forbids`, `batch_is_quarantined`,"
                    + " `taking_already_exists_with_other_content`")
    @ApiResponse(
            responseCode = "422",
            description = "`batch_consumes_itself`, `batch_holds_less`, `other_unit_of_measure`, `too_many_for_batch`,"
                    + " `occurred_in_future`")
    ResponseEntity<CommandAnswer> consume(
            @PathVariable BatchId batch, @RequestBody InputsBody body, RequestContext context) {
        var command = new ConsumeInputs(batch, body.inputs(), time.of(body.occurredAt(), body.eventTimeZoneOffset()));
        return CommandHttp.answer(goodsIssue.consume(command, context), "/supply-chain/batches/" + batch);
    }

    @Operation(
            summary = "Say how much was made",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(examples = @ExampleObject(Examples.OUTPUT))))
    @PutMapping("/{batch}/output")
    @ApiResponse(responseCode = "403", description = "`not_the_producer`")
    @ApiResponse(responseCode = "404", description = "`stream_not_found`")
    @ApiResponse(responseCode = "409", description = "`batch_already_exists_with_other_content`")
    ResponseEntity<CommandAnswer> produce(
            @PathVariable BatchId batch, @RequestBody OutputBody body, RequestContext context) {
        var command = new ProduceBatch(
                batch, body.output(), body.expiry(), time.of(body.occurredAt(), body.eventTimeZoneOffset()));
        return CommandHttp.answer(commands.send(command, context), "/supply-chain/batches/" + batch);
    }

    @Operation(
            summary = "Put a batch into quarantine",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(examples = @ExampleObject(Examples.REASON))))
    @PutMapping("/{batch}/quarantine")
    @ApiResponse(responseCode = "403", description = "`not_the_producer`")
    @ApiResponse(responseCode = "404", description = "`stream_not_found`")
    ResponseEntity<CommandAnswer> quarantine(
            @PathVariable BatchId batch, @RequestBody QuarantineBody body, RequestContext context) {
        var command = new QuarantineBatch(batch, body.reason(), time.of(body.occurredAt(), body.eventTimeZoneOffset()));
        return CommandHttp.answer(commands.send(command, context), "/supply-chain/batches/" + batch);
    }

    @Operation(
            summary = "Release a batch that has passed its mandatory inspections",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(examples = @ExampleObject(Examples.OCCURRENCE))))
    @PutMapping("/{batch}/release")
    @ApiResponse(responseCode = "403", description = "`not_the_producer`")
    @ApiResponse(responseCode = "404", description = "`stream_not_found`")
    @ApiResponse(
            responseCode = "409",
            description = "`batch_state_forbids`, `mandatory_inspections_missing`, `failed_inspections_open`")
    ResponseEntity<CommandAnswer> release(
            @PathVariable BatchId batch, @RequestBody Optional<Occurrence> body, RequestContext context) {
        Occurrence occurrence = body.orElse(Occurrence.NOW);
        var command = new ReleaseBatch(batch, time.of(occurrence.occurredAt(), occurrence.eventTimeZoneOffset()));
        return CommandHttp.answer(commands.send(command, context), "/supply-chain/batches/" + batch);
    }

    @Operation(summary = "A batch")
    @GetMapping("/{batch}")
    ResponseEntity<BatchView> one(@PathVariable BatchId batch) {
        return CommandHttp.found(views.find(batch.value()));
    }

    @Operation(summary = "Batches by name, filtered")
    @GetMapping
    Page<BatchView> all(
            PageRequest page,
            @RequestParam Optional<Gtin> gtin,
            @RequestParam Optional<ParticipantId> producer,
            @RequestParam Optional<BatchState> state) {
        return views.page(page.with("gtin", gtin).with("producer", producer).with("state", state));
    }
}
