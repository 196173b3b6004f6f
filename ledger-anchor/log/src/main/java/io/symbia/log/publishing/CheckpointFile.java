package io.symbia.log.publishing;

import io.symbia.disk.Disk;
import io.symbia.log.patience.Patience;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.StrictUtf8;
import java.io.IOException;
import java.util.Optional;

/** The file {@code checkpoint}: the note that is current. It is replaced whole, so a reader sees the old one or the new one. */
public final class CheckpointFile {
    private static final String NAME = "checkpoint";

    private final Disk disk;

    /** The file in a folder, there or not. */
    public CheckpointFile(Disk disk) {
        this.disk = disk;
    }

    /** The note, if there is one that can be read; whether it is trusted is for the caller to find out. */
    public Optional<Note> read() throws IOException {
        if (!disk.exists(NAME)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Note.parse(disk.content(NAME)));
        } catch (IllegalArgumentException damaged) {
            return Optional.empty(); // As if it were gone: what it said is signed or cosigned again.
        }
    }

    /** Puts a note in its place, lasting when this returns; waits for room on the disk. */
    public void replace(Note checkpoint, Patience patience) {
        patience.until(IOException.class, () -> {
            disk.replace(NAME, StrictUtf8.encode(checkpoint.format()));
            return checkpoint;
        });
    }
}
