package io.symbia.credit.http;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.symbia.credit.participant.ActivateParticipant;
import io.symbia.credit.participant.RegisterParticipant;
import io.symbia.credit.participant.SuspendParticipant;
import io.symbia.credit.views.ParticipantView;
import io.symbia.events.canonical.RefusedJson;
import io.symbia.events.credit.LegalName;
import io.symbia.events.credit.Role;
import io.symbia.events.credit.participant.SuspensionReason;
import io.symbia.events.party.CountryCode;
import io.symbia.events.party.Lei;
import io.symbia.events.party.ParticipantId;
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

/** Who takes part. */
@RestController
@RequestMapping("/participants")
@Tag(name = "Participants")
class ParticipantController {
    /**
     * The body of a registration.
     *
     * @param legalName shown to the participant itself and to whoever registers it
     */
    @Schema(example = """
                    { "legalName": "Zhejiang Tea Cooperative", "roles": ["SUPPLIER", "MANUFACTURER"], "country": "CN",
                      "lei": "529900T8BM49AURSDO55" }""")
    record Registration(
            LegalName legalName,
            List<Role> roles,
            Optional<CountryCode> country,
            Optional<Lei> lei,
            Optional<Instant> occurredAt,
            Optional<ZoneOffset> eventTimeZoneOffset) {
        Registration {
            if (roles.isEmpty())
                throw new RefusedJson("invalid_value", "/roles", "a participant has at least one role");
        }
    }

    /** The body of a suspension. */
    @Schema(example = "{ \"reason\": \"EVIDENCE_EXPIRED\" }")
    record Suspension(
            SuspensionReason reason, Optional<Instant> occurredAt, Optional<ZoneOffset> eventTimeZoneOffset) {}

    private final CommandDoor commands;
    private final ViewReader<ParticipantView> participants;
    private final RequestTime time;

    ParticipantController(CommandDoor commands, ViewReaders readers, RequestTime time) {
        this.commands = commands;
        this.participants = readers.of("participants", ParticipantView.class);
        this.time = time;
    }

    @PutMapping("/{participantId}")
    @ApiResponse(responseCode = "409", description = "`participant_already_exists_with_other_content`")
    @Operation(summary = "Register a participant")
    ResponseEntity<CommandAnswer> register(
            @PathVariable ParticipantId participantId, @RequestBody Registration body, RequestContext context) {
        return answer(
                commands.send(
                        new RegisterParticipant(
                                time.of(body.occurredAt(), body.eventTimeZoneOffset()),
                                participantId,
                                body.legalName(),
                                body.roles(),
                                body.country(),
                                body.lei()),
                        context),
                participantId);
    }

    @PutMapping("/{participantId}/activation")
    @ApiResponse(responseCode = "403", description = "`may_not_activate_itself`")
    @ApiResponse(responseCode = "404", description = "`stream_not_found`: nobody has registered it")
    @Operation(summary = "Activate a participant that the issuer has verified")
    ResponseEntity<CommandAnswer> activate(
            @PathVariable ParticipantId participantId, @RequestBody Optional<Occurrence> body, RequestContext context) {
        Occurrence occurrence = body.orElse(Occurrence.NOW);
        return answer(
                commands.send(
                        new ActivateParticipant(
                                time.of(occurrence.occurredAt(), occurrence.eventTimeZoneOffset()), participantId),
                        context),
                participantId);
    }

    @PutMapping("/{participantId}/suspension")
    @ApiResponse(responseCode = "404", description = "`stream_not_found`: nobody has registered it")
    @ApiResponse(responseCode = "409", description = "`participant_not_active`, `participant_already_suspended`")
    @Operation(summary = "Suspend a participant")
    ResponseEntity<CommandAnswer> suspend(
            @PathVariable ParticipantId participantId, @RequestBody Suspension body, RequestContext context) {
        return answer(
                commands.send(
                        new SuspendParticipant(
                                time.of(body.occurredAt(), body.eventTimeZoneOffset()), participantId, body.reason()),
                        context),
                participantId);
    }

    @GetMapping("/{participantId}")
    @Operation(summary = "Show a participant")
    ResponseEntity<ParticipantView> one(@PathVariable ParticipantId participantId, RequestContext context) {
        return CommandHttp.found(participants.find(participantId.value()).map(view -> view.as(context.issuer())));
    }

    @GetMapping
    @Operation(summary = "List participants by state")
    Page<ParticipantView> all(PageRequest page, @RequestParam Optional<String> state, RequestContext context) {
        Page<ParticipantView> found = participants.page(page.with("state", state));
        return new Page<>(
                found.items().stream().map(view -> view.as(context.issuer())).toList(), found.next());
    }

    private static ResponseEntity<CommandAnswer> answer(CommandAnswer answer, ParticipantId participant) {
        return CommandHttp.answer(answer, "/credit/participants/" + participant);
    }
}
