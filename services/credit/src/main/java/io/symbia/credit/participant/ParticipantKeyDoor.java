package io.symbia.credit.participant;

import static io.symbia.credit.participant.ParticipantRefusal.*;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.symbia.credit.participant.ParticipantCommand.AddKey;
import io.symbia.credit.participant.ParticipantCommand.RevokeKey;
import io.symbia.credit.participant.ParticipantCommand.VouchForKey;
import io.symbia.credit.participant.ParticipantRefusal.May;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.support.audience.Reader;
import io.symbia.support.command.CommandAnswer;
import io.symbia.support.command.CommandDoor;
import io.symbia.support.command.RequestContext;
import io.symbia.support.door.Example;
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

/** The door to the keys of participants. */
@RestController
@RequestMapping("/participants/{participantId}/keys")
@Tag(name = "Participants")
class ParticipantKeyDoor {
    private final CommandDoor commands;
    private final ViewReader<ParticipantKeysView> keys;

    ParticipantKeyDoor(CommandDoor commands, ViewReaders readers) {
        this.commands = commands;
        this.keys = readers.of(ParticipantKeys.NAME, ParticipantKeysView.class);
    }

    @PutMapping("/{keyId}")
    @Operation(summary = "Add a key of one's own, which shows by a signature that it is at hand")
    @Example("""
            { "algorithm": "ED25519", "publicKey": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo", "custody": "OWN",
              "proof": "QZEG84FfWhwKFuwXVvDRZiREbABLi6dJwxDd6pnaP1iqOg3fXB-pG2IqYIevTr14Ykxlgk_WFEPu5orBfLmACw",
              "voucher": "tea-association", "validTo": "2028-11-01T00:00:00.000Z" }""")
    @May({
        KEY_OF_ANOTHER,
        KEY_NOT_AT_HAND,
        VOUCHER_IS_THE_PARTICIPANT,
        TOO_MANY_KEYS,
        KEY_ALREADY_EXISTS_WITH_OTHER_CONTENT,
        KEY_IS_REVOKED
    })
    ResponseEntity<CommandAnswer> add(AddKey command, RequestContext context) {
        return answer(command, context);
    }

    @PutMapping("/{keyId}/vouching")
    @Operation(summary = "Vouch for a key, as the participant that was asked to")
    @May({KEY_NOT_FOUND, NOT_ASKED_TO_VOUCH, KEY_IS_REVOKED, KEY_ALREADY_VOUCHED})
    ResponseEntity<CommandAnswer> vouch(VouchForKey command, RequestContext context) {
        return answer(command, context);
    }

    @PutMapping("/{keyId}/revocation")
    @Operation(summary = "Revoke a key of one's own, or one that one was asked to vouch for")
    @Example("""
            { "reason": "SUPERSEDED" }""")
    @May({KEY_NOT_FOUND, MAY_NOT_REVOKE, KEY_IS_REVOKED})
    ResponseEntity<CommandAnswer> revoke(RevokeKey command, RequestContext context) {
        return answer(command, context);
    }

    @GetMapping
    @Operation(summary = "Show the keys of a participant, revoked ones too")
    ResponseEntity<ParticipantKeysView> all(@PathVariable ParticipantId participantId, Reader reader) {
        return Shown.one(keys.find(participantId.value()), reader);
    }

    private ResponseEntity<CommandAnswer> answer(ParticipantCommand command, RequestContext context) {
        return CommandHttp.answer(
                commands.send(command, context), "/credit/participants/%s/keys".formatted(command.participantId()));
    }
}
