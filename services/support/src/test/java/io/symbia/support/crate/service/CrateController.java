package io.symbia.support.crate.service;

import io.symbia.events.kernel.domain.Happened;
import io.symbia.support.command.Command;
import io.symbia.support.command.CommandAnswer;
import io.symbia.support.command.CommandDoor;
import io.symbia.support.command.RequestContext;
import io.symbia.support.crate.CrateCommands.AddPieces;
import io.symbia.support.crate.CrateCommands.OpenCrate;
import io.symbia.support.door.Shown;
import io.symbia.support.http.CommandHttp;
import io.symbia.support.view.Page;
import io.symbia.support.view.PageRequest;
import io.symbia.support.view.ViewReader;
import io.symbia.support.view.ViewReaders;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The doors of crates. */
@RestController
@RequestMapping("/crates")
public class CrateController {
    private final CommandDoor commands;
    private final ViewReader<CrateView> crates;
    private final Clock clock = Clock.systemUTC();

    CrateController(CommandDoor commands, ViewReaders readers) {
        this.commands = commands;
        this.crates = readers.of("crates", CrateView.class, "state", "pieces");
    }

    record SlipBody(String slipId, int pieces) {}

    @PutMapping("/{crateId}")
    ResponseEntity<CommandAnswer> open(OpenCrate command, RequestContext context) {
        return answer(command, command.crateId(), context);
    }

    @PutMapping("/{crateId}/slips/{slipId}")
    ResponseEntity<CommandAnswer> add(AddPieces command, RequestContext context) {
        return answer(command, command.crateId(), context);
    }

    /** Here each request is another act unless it carries a key: the slip is named by chance. */
    @PostMapping("/{crateId}/slips")
    ResponseEntity<CommandAnswer> post(
            @PathVariable String crateId, @RequestBody SlipBody body, RequestContext context) {
        String slip = body.slipId() + "-" + UUID.randomUUID();
        Happened now = Happened.of(Optional.empty(), Optional.empty(), clock.instant());
        return answer(new AddPieces(now, crateId, slip, body.pieces()), crateId, context);
    }

    private ResponseEntity<CommandAnswer> answer(Command command, String crateId, RequestContext context) {
        return CommandHttp.answer(commands.send(command, context), "/crates/crates/" + crateId);
    }

    @GetMapping("/{crateId}")
    ResponseEntity<CrateView> one(@PathVariable String crateId) {
        return Shown.found(crates.find(crateId));
    }

    @GetMapping
    Page<CrateView> all(
            PageRequest page, @RequestParam Optional<String> state, @RequestParam Optional<Integer> pieces) {
        return crates.page(page.with("state", state).with("pieces", pieces));
    }
}
