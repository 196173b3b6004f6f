package io.symbia.verifier.audit;

import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.note.Note;
import io.symbia.verifier.report.CouldNotCheckException;
import io.symbia.verifier.source.LocalFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** The last checkpoint that an audit proved, as the log signed it: evidence in itself, should the log ever show another past. */
final class AuditMemory {
    private final Path file;

    AuditMemory(Path file) {
        this.file = file;
    }

    /** The remembered checkpoint, or nothing before the first audit. */
    Optional<Checkpoint> load() throws CouldNotCheckException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    Checkpoint.parse(Note.parse(LocalFiles.read(file)).text()));
        } catch (IllegalArgumentException e) {
            throw new CouldNotCheckException(file + " holds no checkpoint: " + e.getMessage(), e);
        }
    }

    /** Remembers another one; a crash leaves the old or the new, never half of one. */
    void store(Note checkpoint) throws CouldNotCheckException {
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.writeString(beside, checkpoint.format(), StandardCharsets.UTF_8);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CouldNotCheckException("cannot remember the checkpoint in " + file + ": " + e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
