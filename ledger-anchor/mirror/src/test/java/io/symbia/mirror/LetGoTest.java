package io.symbia.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.mirror.checkpoints.KeptNotes;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.StrictUtf8;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A log that was restored from its mirror goes on from what is there whole, after the mirror has let go of what was promised beyond. */
class LetGoTest extends DoorHarness {
    private static final GrownLog RESTORED = new GrownLog("true ", 150, "again ", 400);

    private final KeptNotes notes = new KeptNotes(disk, GrownLog.mirrored().originHash());

    private int statusOf(GrownLog log, int from, int to) throws Exception {
        return post("/add-checkpoint", log.growth(from, to).format().getBytes(StandardCharsets.UTF_8))
                .statusCode();
    }

    private Optional<Note> letGo() throws Exception {
        mirror.close();
        door.close();
        Optional<Note> gone = notes.letGo(GrownLog.mirrored());
        open();
        return gone;
    }

    @Test
    void takesAnotherTreeAfterThePromisedOneWasLetGo() throws Exception {
        checkpoint(LOG, 0, 300);
        cosigned(300, entries(LOG.upload(0, 300)));
        checkpoint(LOG, 300, 700);
        says(202, entries(LOG.upload(300, 700, 1)), 700, 512);
        manifests(500); // All of them ahead of the mirror checkpoint.
        assertThat(statusOf(RESTORED, 300, 800)).isEqualTo(409);
        assertThat(statusOf(RESTORED, 700, 800)).isEqualTo(422);

        Note gone = letGo().orElseThrow();
        assertThat(gone).isEqualTo(LOG.checkpoint(700));
        assertThat(mirror.manifests(GrownLog.ORIGIN)).isEqualTo(150);
        checkpoint(RESTORED, 300, 800);
        says(202, entries(RESTORED.upload(300, 800)), 800, 800);
        for (int first = 150; first < 400; first += 125) {
            assertThat(post("/add-manifests", RESTORED.manifestsFrom(first, first + 125))
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(entries(RESTORED.upload(800, 800)).statusCode()).isEqualTo(200);
        String kept = disk.files().stream()
                .filter(file -> file.contains("-let-go-700-"))
                .findFirst()
                .orElseThrow();
        assertThat(Note.parse(StrictUtf8.decode(disk.content(kept)))).isEqualTo(gone);
    }

    @Test
    void forgetsNothingThatItHasCosigned() throws Exception {
        checkpoint(LOG, 0, 300);
        cosigned(300, entries(LOG.upload(0, 300)));
        assertThat(letGo()).isEmpty();
        checkpoint(LOG, 300, 400);
        assertThat(letGo()).isPresent();
        assertThat(letGo()).isEmpty();
        assertThat(statusOf(FORK, 300, 400)).isEqualTo(422);
        checkpoint(LOG, 300, 400);
    }

    /** Before the first one was mirrored, too. */
    @Test
    void beginsAnewWhereNothingIsMirrored() throws Exception {
        checkpoint(LOG, 0, 300);
        assertThat(letGo()).isPresent();
        checkpoint(FORK, 0, 400);
    }
}
