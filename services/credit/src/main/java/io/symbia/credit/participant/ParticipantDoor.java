package io.symbia.credit.participant;

import static io.symbia.credit.participant.ParticipantRefusal.*;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.symbia.credit.participant.ParticipantCommand.ActivateParticipant;
import io.symbia.credit.participant.ParticipantCommand.ChangeProfile;
import io.symbia.credit.participant.ParticipantCommand.RegisterParticipant;
import io.symbia.credit.participant.ParticipantCommand.SuspendParticipant;
import io.symbia.credit.participant.ParticipantRefusal.May;
import io.symbia.events.kernel.origin.ParticipantId;
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

/** The door to participants. */
@RestController
@RequestMapping("/participants")
@Tag(name = "Participants")
class ParticipantDoor {
    private final CommandDoor commands;
    private final ViewReader<ParticipantView> participants;

    ParticipantDoor(CommandDoor commands, ViewReaders readers) {
        this.commands = commands;
        this.participants = readers.of(Participants.NAME, ParticipantView.class, "state");
    }

    @PutMapping("/{participantId}")
    @Operation(summary = "Register a participant")
    @Example("""
            { "legalName": "Zhejiang Tea Cooperative", "roles": ["SUPPLIER", "MANUFACTURER"], "country": "CN",
              "identifiers": [{ "scheme": "LEI", "value": "529900T8BM49AURSDO55" }] }""")
    @May({PARTICIPANT_ALREADY_EXISTS_WITH_OTHER_CONTENT, ID_NOT_OF_ITS_KIND, NUMBERS_OF_A_PERSON})
    ResponseEntity<CommandAnswer> register(RegisterParticipant command, RequestContext context) {
        return answer(command, context);
    }

    @PutMapping("/{participantId}/profile")
    @Operation(summary = "Change one's own profile; it has to be verified anew")
    @Example("""
            { "legalName": "Zhejiang Tea Cooperative", "roles": ["SUPPLIER"], "country": "CN" }""")
    @May({PROFILE_OF_ANOTHER, PROFILE_IS_SO_ALREADY, KIND_NEVER_CHANGES, NUMBERS_OF_A_PERSON})
    ResponseEntity<CommandAnswer> change(ChangeProfile command, RequestContext context) {
        return answer(command, context);
    }

    @PutMapping("/{participantId}/activation")
    @Operation(summary = "Activate a participant that the issuer has verified")
    @May({MAY_NOT_ACTIVATE_ITSELF, PARTICIPANT_ALREADY_ACTIVE})
    ResponseEntity<CommandAnswer> activate(ActivateParticipant command, RequestContext context) {
        return answer(command, context);
    }

    @PutMapping("/{participantId}/suspension")
    @Operation(summary = "Suspend a participant")
    @Example("""
            { "reason": "EVIDENCE_EXPIRED" }""")
    @May({PARTICIPANT_NOT_ACTIVE, PARTICIPANT_ALREADY_SUSPENDED})
    ResponseEntity<CommandAnswer> suspend(SuspendParticipant command, RequestContext context) {
        return answer(command, context);
    }

    @GetMapping("/{participantId}")
    @Operation(summary = "Show a participant; a person's name is not shown")
    ResponseEntity<ParticipantView> one(@PathVariable ParticipantId participantId, Reader reader) {
        return Shown.one(participants.find(participantId.value()), reader);
    }

    @GetMapping
    @Operation(summary = "List participants by state")
    ResponseEntity<Page<ParticipantView>> all(
            PageRequest page, @RequestParam Optional<ParticipantState> state, Reader reader) {
        return Shown.page(participants.page(page.with("state", state)), reader);
    }

    private ResponseEntity<CommandAnswer> answer(ParticipantCommand command, RequestContext context) {
        return CommandHttp.answer(commands.send(command, context), "/credit/participants/" + command.participantId());
    }
}
