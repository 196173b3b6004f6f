package io.symbia.supplychain.unit;

import static io.symbia.supplychain.unit.LogisticUnitRefusal.*;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.words.goods.Sscc;
import io.symbia.events.words.trade.OrderNumber;
import io.symbia.supplychain.unit.LogisticUnitCommand.UnpackUnit;
import io.symbia.supplychain.unit.LogisticUnitRefusal.May;
import io.symbia.support.command.CommandAnswer;
import io.symbia.support.command.CommandDoor;
import io.symbia.support.command.RequestContext;
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

/** Cartons, pallets and parcels, each with its SSCC. They are packed at the door of the goods issue, which asks their batches first. */
@RestController
@RequestMapping("/units")
@Tag(name = "Logistic units")
class LogisticUnitDoor {
    private final CommandDoor commands;
    private final ViewReader<LogisticUnitView> units;

    LogisticUnitDoor(CommandDoor commands, ViewReaders readers) {
        this.commands = commands;
        this.units =
                readers.of(LogisticUnits.NAME, LogisticUnitView.class, "orderNumber", "packedBy", "parent", "state");
    }

    @PutMapping("/{sscc}/unpacking")
    @Operation(summary = "Unpack a unit for good; its contents go back to their batches soon after")
    @May({NOT_THE_PACKER, UNIT_IS_INSIDE_ANOTHER, UNIT_ALREADY_UNPACKED})
    ResponseEntity<CommandAnswer> unpack(UnpackUnit command, RequestContext context) {
        return CommandHttp.answer(commands.send(command, context), "/supply-chain/units/" + command.sscc());
    }

    @GetMapping("/{sscc}")
    @Operation(summary = "A unit")
    ResponseEntity<LogisticUnitView> one(@PathVariable Sscc sscc) {
        return Shown.found(units.find(sscc.value()));
    }

    @GetMapping
    @Operation(summary = "Units by number, filtered")
    ResponseEntity<Page<LogisticUnitView>> all(
            PageRequest page,
            @RequestParam Optional<OrderNumber> order,
            @RequestParam Optional<ParticipantId> packedBy,
            @RequestParam Optional<Sscc> parent,
            @RequestParam Optional<UnitState> state) {
        return Shown.asIs(units.page(page.with("orderNumber", order)
                .with("packedBy", packedBy)
                .with("parent", parent)
                .with("state", state)));
    }
}
