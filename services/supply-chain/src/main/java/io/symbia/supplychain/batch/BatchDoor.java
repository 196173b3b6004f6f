package io.symbia.supplychain.batch;

import static io.symbia.supplychain.batch.BatchRefusal.*;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.words.goods.Gtin;
import io.symbia.events.words.trade.BatchId;
import io.symbia.supplychain.batch.BatchCommand.AdmitDrawer;
import io.symbia.supplychain.batch.BatchCommand.ProduceBatch;
import io.symbia.supplychain.batch.BatchCommand.QuarantineBatch;
import io.symbia.supplychain.batch.BatchCommand.ReleaseBatch;
import io.symbia.supplychain.batch.BatchCommand.StartBatch;
import io.symbia.supplychain.batch.BatchRefusal.May;
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

/** Production batches: what came out, whether it may be used. What goes in is asked for at the door of the goods issue. */
@RestController
@RequestMapping("/batches")
@Tag(name = "Batches")
class BatchDoor {
    private final CommandDoor commands;
    private final ViewReader<BatchView> batches;

    BatchDoor(CommandDoor commands, ViewReaders readers) {
        this.commands = commands;
        this.batches = readers.of(Batches.NAME, BatchView.class, "gtin", "producer", "state");
    }

    @PutMapping("/{batch}")
    @Operation(summary = "Begin to make a batch; who asks is its producer")
    @Example("""
            {"site":"9506000134307","originCountry":"CN","mandatoryInspections":["THIRD_PARTY","CIQ_EXPORT","PHYTO"]}""")
    @May(BATCH_ALREADY_EXISTS_WITH_OTHER_CONTENT)
    ResponseEntity<CommandAnswer> start(StartBatch command, RequestContext context) {
        return answer(command, context);
    }

    @PutMapping("/{batch}/drawers/{drawer}")
    @Operation(summary = "Let another participant take from a batch")
    @May({NOT_THE_PRODUCER, DRAWER_ALREADY_ADMITTED, TOO_MANY_FOR_BATCH})
    ResponseEntity<CommandAnswer> admit(AdmitDrawer command, RequestContext context) {
        return answer(command, context);
    }

    @PutMapping("/{batch}/output")
    @Operation(summary = "Say how much was made")
    @Example("""
            {"output":{"value":"200","unit":"XCT"},"expiry":"2028-11-30"}""")
    @May({NOT_THE_PRODUCER, BATCH_ALREADY_EXISTS_WITH_OTHER_CONTENT})
    ResponseEntity<CommandAnswer> produce(ProduceBatch command, RequestContext context) {
        return answer(command, context);
    }

    @PutMapping("/{batch}/quarantine")
    @Operation(summary = "Put a batch into quarantine")
    @Example("""
            {"reason":"harvest failed"}""")
    @May({NOT_THE_PRODUCER, BATCH_ALREADY_QUARANTINED})
    ResponseEntity<CommandAnswer> quarantine(QuarantineBatch command, RequestContext context) {
        return answer(command, context);
    }

    @PutMapping("/{batch}/release")
    @Operation(summary = "Release a batch that has passed its mandatory inspections")
    @May({
        NOT_THE_PRODUCER,
        BATCH_STATE_FORBIDS,
        BATCH_ALREADY_RELEASED,
        MANDATORY_INSPECTIONS_MISSING,
        FAILED_INSPECTIONS_OPEN
    })
    ResponseEntity<CommandAnswer> release(ReleaseBatch command, RequestContext context) {
        return answer(command, context);
    }

    @GetMapping("/{batch}")
    @Operation(summary = "A batch")
    ResponseEntity<BatchView> one(@PathVariable BatchId batch) {
        return Shown.found(batches.find(batch.value()));
    }

    @GetMapping
    @Operation(summary = "Batches by name, filtered")
    ResponseEntity<Page<BatchView>> all(
            PageRequest page,
            @RequestParam Optional<Gtin> gtin,
            @RequestParam Optional<ParticipantId> producer,
            @RequestParam Optional<BatchState> state) {
        return Shown.asIs(
                batches.page(page.with("gtin", gtin).with("producer", producer).with("state", state)));
    }

    private ResponseEntity<CommandAnswer> answer(BatchCommand command, RequestContext context) {
        return CommandHttp.answer(commands.send(command, context), "/supply-chain/batches/" + command.batch());
    }
}
