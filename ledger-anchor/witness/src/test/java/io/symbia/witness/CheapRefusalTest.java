package io.symbia.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.symbia.disk.testkit.ShadowDisk;
import io.symbia.tlog.checkpoint.AddCheckpoint;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteSigner;
import io.symbia.tlog.tree.Hash;
import io.symbia.witness.Refusal.Kind;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;

/** Anybody can send what is refused, and verifying a signature takes as long as it does for what the log sends. */
class CheapRefusalTest {
    private static final String ORIGIN = "log.example/tea";
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC);

    private final GrowingLog log = new GrowingLog(ORIGIN, "true ");
    private final GrowingLog fork = new GrowingLog(ORIGIN, "false ");
    private final NoteSigner stranger = NoteSigner.ofSeed(ORIGIN, GrowingLog.seed("stranger"));
    private final Witness witness;

    CheapRefusalTest() throws IOException {
        witness = Witness.open(
                new ShadowDisk(), "customs.example/witness", List.of(log.watched()), CLOCK, new SecureRandom());
    }

    private ThrowableAssertAlternative<Refusal> refuses(AddCheckpoint request, Kind kind) {
        return assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> witness.addCheckpoint(request))
                .satisfies(refusal -> assertThat(refusal.kind()).isEqualTo(kind));
    }

    /** Signed by nobody whom the witness knows, and refused for another reason. */
    @Test
    void verifiesNoSignatureOfWhatItsSizesRefuseAndConvictsNobody() throws Exception {
        refuses(unsigned(1, log.checkpoint(3)), Kind.OTHER_SIZE).withMessage("0");
        witness.addCheckpoint(log.growth(0, 5));
        refuses(unsigned(0, log.checkpoint(8)), Kind.OTHER_SIZE).withMessage("5");
        refuses(unsigned(8, log.checkpoint(7)), Kind.MALFORMED);
        refuses(unsigned(0, log.checkpoint(5)), Kind.OTHER_SIZE).withMessage("5"); // What it has cosigned.
        refuses(unsigned(5, log.checkpoint(3)), Kind.MALFORMED); // Its path leads nowhere.
        refuses(unsigned(5, log.checkpoint(0)), Kind.MALFORMED); // Every tree has grown from none.
        refuses(unsigned(0, log.checkpoint(0)), Kind.OTHER_SIZE).withMessage("5");
        refuses(unsigned(5, log.checkpoint(8)), Kind.NOT_SIGNED);
        // Signed, that would convict the log.
        refuses(unsigned(0, fork.checkpoint(5)), Kind.NOT_SIGNED);
        refuses(
                unsigned(0, stranger.note(new Checkpoint(ORIGIN, 0, Hash.parseHex("ab".repeat(32))).format())),
                Kind.NOT_SIGNED);
    }

    private AddCheckpoint unsigned(long from, Note note) {
        return new AddCheckpoint(from, List.of(), stranger.note(note.text()));
    }

    /** What a stranger has repeated is not shown to everybody, nor verified with each question that comes later. */
    @Test
    void keepsALineOfTheLogOnce() throws Exception {
        Note note = log.checkpoint(3);
        Note repeated = note.with(Collections.nCopies(90, note.signatures().getFirst()));
        witness.addCheckpoint(new AddCheckpoint(0, List.of(), repeated));
        Note kept = witness.latest(Memory.fileOf(ORIGIN)).orElseThrow();
        assertThat(kept.signatures()).hasSize(3).startsWith(note.signatures().getFirst());
    }
}
