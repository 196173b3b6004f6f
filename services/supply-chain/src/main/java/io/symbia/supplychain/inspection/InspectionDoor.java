package io.symbia.supplychain.http;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.symbia.events.goods.UnitOfMeasure;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.privacy.Confidential;
import io.symbia.events.supplychain.BatchId;
import io.symbia.events.supplychain.InspectionId;
import io.symbia.events.supplychain.SupplyChainText;
import io.symbia.events.supplychain.inspection.InspectionBound;
import io.symbia.events.supplychain.inspection.InspectionKind;
import io.symbia.events.supplychain.inspection.InspectionTest;
import io.symbia.events.supplychain.inspection.Reading;
import io.symbia.supplychain.inspection.InspectionCommand.RecordSamples;
import io.symbia.supplychain.inspection.InspectionCommand.RecordTests;
import io.symbia.supplychain.inspection.InspectionCommand.RequestInspection;
import io.symbia.supplychain.inspection.InspectionState;
import io.symbia.supplychain.views.inspection.InspectionProjection;
import io.symbia.supplychain.views.inspection.InspectionView;
import io.symbia.support.command.CommandAnswer;
import io.symbia.support.command.CommandDoor;
import io.symbia.support.command.RequestContext;
import io.symbia.support.http.CommandHttp;
import io.symbia.support.http.RequestTime;
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
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Inspections of batches. The verdict follows from the tests; nobody states it. */
@Tag(name = "Inspections")
@RestController
@RequestMapping("/inspections")
class InspectionController {
    private final CommandDoor commands;
    private final RequestTime time;
    private final ViewReader<InspectionView> views;

    InspectionController(CommandDoor commands, RequestTime time, ViewReaders readers) {
        this.commands = commands;
        this.time = time;
        this.views = readers.of(InspectionProjection.NAME, InspectionView.class);
    }

    record RequestInspectionBody(
            BatchId batch,
            InspectionKind kind,
            ParticipantId inspector,
            Optional<InspectionId> retestOf,
            Optional<Instant> occurredAt,
            Optional<ZoneOffset> eventTimeZoneOffset) {}

    record SamplesBody(
            List<String> sampleIds,
            Optional<String> samplingPlan,
            Optional<Instant> occurredAt,
            Optional<ZoneOffset> eventTimeZoneOffset) {}

    record TestBody(
            String method, String analyte, Reading value, Reading limit, InspectionBound bound, UnitOfMeasure unit) {
        TestBody {
            SupplyChainText.require(method, "method");
            SupplyChainText.require(analyte, "analyte");
        }

        InspectionTest toTest() {
            return new InspectionTest(method, analyte, Confidential.of(value), limit, bound, unit);
        }
    }

    record TestsBody(
            List<TestBody> tests,
            Optional<String> certificateNumber,
            Optional<Instant> occurredAt,
            Optional<ZoneOffset> eventTimeZoneOffset) {}

    @Operation(
            summary = "Ask for an inspection, as the producer of the batch",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(examples = @ExampleObject(Examples.INSPECTION))))
    @PutMapping("/{inspectionId}")
    @ApiResponse(responseCode = "409", description = "`inspection_already_exists_with_other_content`")
    @ApiResponse(
            responseCode = "422",
            description = "`inspector_not_independent`, `retest_of_itself`, `occurred_in_future`")
    ResponseEntity<CommandAnswer> request(
            @PathVariable InspectionId inspectionId, @RequestBody RequestInspectionBody body, RequestContext context) {
        var command = new RequestInspection(
                inspectionId,
                body.batch(),
                body.kind(),
                body.inspector(),
                body.retestOf(),
                time.of(body.occurredAt(), body.eventTimeZoneOffset()));
        return CommandHttp.answer(commands.send(command, context), "/supply-chain/inspections/" + inspectionId);
    }

    @Operation(
            summary = "Name the samples, as the inspector",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(examples = @ExampleObject(Examples.SAMPLES))))
    @PutMapping("/{inspectionId}/samples")
    @ApiResponse(responseCode = "403", description = "`not_the_inspector`")
    @ApiResponse(responseCode = "404", description = "`stream_not_found`")
    @ApiResponse(
            responseCode = "409",
            description = "`inspection_already_exists_with_other_content`, `inspection_state_forbids`")
    ResponseEntity<CommandAnswer> sample(
            @PathVariable InspectionId inspectionId, @RequestBody SamplesBody body, RequestContext context) {
        var command = new RecordSamples(
                inspectionId,
                body.sampleIds(),
                body.samplingPlan(),
                time.of(body.occurredAt(), body.eventTimeZoneOffset()));
        return CommandHttp.answer(commands.send(command, context), "/supply-chain/inspections/" + inspectionId);
    }

    @Operation(
            summary = "Name the tests, as the inspector; they give the verdict",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(examples = @ExampleObject(Examples.TESTS))))
    @PutMapping("/{inspectionId}/tests")
    @ApiResponse(responseCode = "403", description = "`not_the_inspector`")
    @ApiResponse(responseCode = "404", description = "`stream_not_found`")
    @ApiResponse(
            responseCode = "409",
            description = "`inspection_already_exists_with_other_content`, `inspection_state_forbids`")
    ResponseEntity<CommandAnswer> test(
            @PathVariable InspectionId inspectionId, @RequestBody TestsBody body, RequestContext context) {
        var command = new RecordTests(
                inspectionId,
                body.tests().stream().map(TestBody::toTest).toList(),
                body.certificateNumber(),
                time.of(body.occurredAt(), body.eventTimeZoneOffset()));
        return CommandHttp.answer(commands.send(command, context), "/supply-chain/inspections/" + inspectionId);
    }

    @Operation(summary = "An inspection; what was measured is shown to the producer and the inspector only")
    @GetMapping("/{inspectionId}")
    ResponseEntity<InspectionView> one(
            @PathVariable InspectionId inspectionId,
            @RequestHeader("Symbia-Participant") Optional<ParticipantId> reader) {
        return CommandHttp.found(views.find(inspectionId.value()).map(view -> view.shownTo(reader)));
    }

    @Operation(summary = "Inspections by name, filtered")
    @GetMapping
    Page<InspectionView> all(
            PageRequest page,
            @RequestParam Optional<BatchId> batch,
            @RequestParam Optional<ParticipantId> producer,
            @RequestParam Optional<ParticipantId> inspector,
            @RequestParam Optional<InspectionState> state,
            @RequestHeader("Symbia-Participant") Optional<ParticipantId> reader) {
        Page<InspectionView> found = views.page(page.with("batch", batch)
                .with("producer", producer)
                .with("inspector", inspector)
                .with("state", state));
        return new Page<>(
                found.items().stream().map(view -> view.shownTo(reader)).toList(), found.next());
    }
}
