package io.symbia.log.mirroring;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.disk.FolderDisk;
import io.symbia.log.proof.Prover;
import io.symbia.log.publishing.Published;
import io.symbia.log.storage.LogReader;
import io.symbia.log.storage.commits.Commit;
import io.symbia.log.testkit.SimulatedLog;
import io.symbia.tlog.checkpoint.AddCheckpoint;
import io.symbia.tlog.note.Note;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A log that is made again from a mirror that it had promised more. */
@Timeout(120)
class PromisedTreeTest extends MirrorHarness {
    /** The volume is lost after a mirror was told of a tree, and before its entries have come. */
    @Test
    void goesOnFromItsMirrorAfterThatHasLetGoOfWhatItWasPromised() throws Exception {
        try (RunningMirror mirror = new RunningMirror(folder.resolve("mirror")).start()) {
            List<MirrorAddress> addresses = mirror.addresses();
            AddCheckpoint promise;
            try (SimulatedLog log = log(addresses, 1)) {
                log.sealOnlyTo(100);
                awaitPublished(log);
                long held = log.last().size();
                mirror.kill();
                log.sealOnlyTo(200);
                promise = growth(log, held);
            }
            delete(data()); // Nobody is left who would bring the entries.
            mirror.start();
            mirror.promise(promise);
            Commit restored = restore(mirror.copy(), NOBODY);
            try (SimulatedLog log = log(addresses, 1)) {
                log.sealOnlyTo(300);
                await(() -> log.publication().mirrors().getFirst().problem().isPresent());
                assertThat(log.publication().published().map(Published::size).orElse(0L))
                        .isLessThanOrEqualTo(restored.size());
                mirror.kill();
                assertThat(mirror.letGo()).contains("let go of ");
                mirror.start();
                log.sealOnlyTo(400);
                awaitPublished(log);
                requireEachEventOnce(log.entries(), 400);
            }
            audit(mirror.copy());
        }
    }

    private AddCheckpoint growth(SimulatedLog log, long from) throws IOException {
        Commit last = log.last();
        Note note = signed(last.size(), last.root());
        try (LogReader reader = new LogReader(new FolderDisk(data()))) {
            return new AddCheckpoint(from, Prover.consistency(from, last.size(), reader), note);
        }
    }
}
