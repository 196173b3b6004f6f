package io.symbia.credit.file;

import static io.symbia.credit.file.CreditFileRefusal.*;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.symbia.credit.file.CreditFileCommand.RunScore;
import io.symbia.credit.file.CreditFileRefusal.May;
import io.symbia.credit.score.ScoreCode;
import io.symbia.credit.score.ScoreModel;
import io.symbia.events.credit.score.ScoreModelId;
import io.symbia.events.credit.score.ScoreRunId;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.support.command.CommandAnswer;
import io.symbia.support.command.CommandDoor;
import io.symbia.support.command.RequestContext;
import io.symbia.support.door.Shown;
import io.symbia.support.http.CommandHttp;
import io.symbia.support.view.ViewReader;
import io.symbia.support.view.ViewReaders;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** Credit files: read them, and have a score computed from them. Nothing is written into them from here. */
@RestController
@Tag(name = "Credit files")
class CreditFileDoor {
    private final CommandDoor commands;
    private final ViewReader<CreditFileView> files;
    private final ViewReader<ScoreRunView> runs;

    CreditFileDoor(CommandDoor commands, ViewReaders readers) {
        this.commands = commands;
        this.files = readers.of(CreditFiles.NAME, CreditFileView.class);
        this.runs = readers.of(ScoreRuns.NAME, ScoreRunView.class);
    }

    @GetMapping("/files/{participantId}")
    @Operation(summary = "Show a credit file")
    ResponseEntity<CreditFileView> file(@PathVariable ParticipantId participantId) {
        return Shown.found(files.find(participantId.value()));
    }

    @PutMapping("/files/{participantId}/score-runs/{runId}")
    @Operation(summary = "Compute a score from all evidence in the file")
    @May({SCORE_RUN_ALREADY_EXISTS_WITH_OTHER_CONTENT, SCORE_RUNS_USED_UP, CREDIT_FILE_FULL_OF_RUNS})
    ResponseEntity<CommandAnswer> run(RunScore command, RequestContext context) {
        return CommandHttp.answer(
                commands.send(command, context),
                "/credit/files/" + command.participantId() + "/score-runs/" + command.runId());
    }

    @GetMapping("/files/{participantId}/score-runs/{runId}")
    @Operation(summary = "Show a score, and how the evidence behind each factor is found again")
    ResponseEntity<ScoreRunView> score(@PathVariable ParticipantId participantId, @PathVariable ScoreRunId runId) {
        return Shown.found(runs.find(ScoreRunView.idOf(participantId, runId)));
    }

    @GetMapping(value = "/score-models/{modelId}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "All numbers of a model; SHA-256 of these exact bytes is the model's hash in every score")
    ResponseEntity<byte[]> model(@PathVariable ScoreModelId modelId) {
        return current(modelId, model -> model.description().toArray());
    }

    @GetMapping(value = "/score-models/{modelId}/code", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary =
                    "The digests of a model's classes; SHA-256 of these exact bytes is the code's hash in every score")
    ResponseEntity<byte[]> code(@PathVariable ScoreModelId modelId) {
        return current(modelId, _ -> ScoreCode.description().toArray());
    }

    private static ResponseEntity<byte[]> current(ScoreModelId modelId, Function<ScoreModel, byte[]> shown) {
        return Shown.found(Optional.of(ScoreModel.current())
                .filter(model -> model.id().equals(modelId))
                .map(shown));
    }
}
