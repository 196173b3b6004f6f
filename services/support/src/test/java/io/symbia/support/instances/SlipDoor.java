package io.symbia.support.instances;

import io.symbia.support.command.CommandAnswer;
import io.symbia.support.command.CommandDoor;
import io.symbia.support.command.RequestContext;
import io.symbia.support.crate.CrateCommands.AddPieces;
import io.symbia.support.crate.CrateCommands.OpenCrate;
import io.symbia.support.crate.service.CrateView;
import io.symbia.support.door.Shown;
import io.symbia.support.http.CommandHttp;
import io.symbia.support.view.ViewReader;
import io.symbia.support.view.ViewReaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Crates and slips, each under a name of the client's. */
@RestController
@RequestMapping("/crates")
class SlipDoor {
    private final CommandDoor commands;
    private final ViewReader<CrateView> crates;

    SlipDoor(CommandDoor commands, ViewReaders readers) {
        this.commands = commands;
        this.crates = readers.of("crates", CrateView.class);
    }

    @PutMapping("/{crateId}")
    ResponseEntity<CommandAnswer> open(OpenCrate command, RequestContext context) {
        return CommandHttp.answer(commands.send(command, context), "/crates/crates/" + command.crateId());
    }

    @PutMapping("/{crateId}/slips/{slipId}")
    ResponseEntity<CommandAnswer> add(AddPieces command, RequestContext context) {
        return CommandHttp.answer(commands.send(command, context), "/crates/crates/" + command.crateId());
    }

    @GetMapping("/{crateId}")
    ResponseEntity<CrateView> one(@PathVariable String crateId) {
        return Shown.found(crates.find(crateId));
    }
}
