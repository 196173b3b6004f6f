package io.symbia.supplychain.inspection;

import static io.symbia.supplychain.inspection.InspectionRefusal.*;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.supplychain.InspectionId;
import io.symbia.events.words.trade.BatchId;
import io.symbia.supplychain.inspection.InspectionCommand.RecordSamples;
import io.symbia.supplychain.inspection.InspectionCommand.RecordTests;
import io.symbia.supplychain.inspection.InspectionCommand.RequestInspection;
import io.symbia.supplychain.inspection.InspectionRefusal.May;
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

/** Inspections of batches. The verdict follows from the tests; nobody states it. */
@RestController
@RequestMapping("/inspections")
@Tag(name = "Inspections")
class InspectionDoor {
    private final CommandDoor commands;
    private final ViewReader<InspectionView> inspections;

    InspectionDoor(CommandDoor commands, ViewReaders readers) {
        this.commands = commands;
        this.inspections =
                readers.of(Inspections.NAME, InspectionView.class, "batch", "producer", "inspector", "state");
    }

    @PutMapping("/{inspectionId}")
    @Operation(summary = "Ask for an inspection, as the producer of the batch")
    @Example("""
            {"batch":"19506000134366.ZJ2611A","kind":"THIRD_PARTY","inspector":"lab-hz"}""")
    @May({INSPECTION_ALREADY_EXISTS_WITH_OTHER_CONTENT, INSPECTOR_NOT_INDEPENDENT, RETEST_OF_ITSELF})
    ResponseEntity<CommandAnswer> request(RequestInspection command, RequestContext context) {
        return answer(command, context);
    }

    @PutMapping("/{inspectionId}/samples")
    @Operation(summary = "Name the samples, as the inspector")
    @Example("""
            {"sampleIds":["S-1","S-2"],"samplingPlan":"ISO 2859-1 level II AQL 1.5"}""")
    @May({NOT_THE_INSPECTOR, INSPECTION_ALREADY_EXISTS_WITH_OTHER_CONTENT, INSPECTION_STATE_FORBIDS})
    ResponseEntity<CommandAnswer> sample(RecordSamples command, RequestContext context) {
        return answer(command, context);
    }

    @PutMapping("/{inspectionId}/tests")
    @Operation(summary = "Name the tests, as the inspector; they give the verdict")
    @Example("""
            {"tests":[{"method":"EN 15662","analyte":"chlorpyrifos","sample":"S-1","finding":{"value":"0.03","uncertainty":"0.01"},
              "limit":{"bound":"AT_MOST","value":"0.05","source":"buyer's specification","version":"2026"},"unit":"NA"},
             {"method":"ISO 6579-1","analyte":"salmonella","examined":{"value":"25","unit":"GRM"},"finding":{"present":false},
              "limit":{"bound":"ABSENT","source":"Regulation (EC) No 2073/2005","version":"2005-11-15"}}],
             "certificateNumber":"HZ-2611-0815"}""")
    @May({
        NOT_THE_INSPECTOR,
        INSPECTION_ALREADY_EXISTS_WITH_OTHER_CONTENT,
        INSPECTION_STATE_FORBIDS,
        SAMPLE_NOT_TAKEN,
        TEST_DECIDES_NOTHING
    })
    ResponseEntity<CommandAnswer> test(RecordTests command, RequestContext context) {
        return answer(command, context);
    }

    @GetMapping("/{inspectionId}")
    @Operation(summary = "An inspection; what was measured is shown to the producer and the inspector only")
    ResponseEntity<InspectionView> one(@PathVariable InspectionId inspectionId, Reader reader) {
        return Shown.one(inspections.find(inspectionId.value()), reader);
    }

    @GetMapping
    @Operation(summary = "Inspections by name, filtered")
    ResponseEntity<Page<InspectionView>> all(
            PageRequest page,
            @RequestParam Optional<BatchId> batch,
            @RequestParam Optional<ParticipantId> producer,
            @RequestParam Optional<ParticipantId> inspector,
            @RequestParam Optional<InspectionState> state,
            Reader reader) {
        return Shown.page(
                inspections.page(page.with("batch", batch)
                        .with("producer", producer)
                        .with("inspector", inspector)
                        .with("state", state)),
                reader);
    }

    private ResponseEntity<CommandAnswer> answer(InspectionCommand command, RequestContext context) {
        return CommandHttp.answer(
                commands.send(command, context), "/supply-chain/inspections/" + command.inspectionId());
    }
}
