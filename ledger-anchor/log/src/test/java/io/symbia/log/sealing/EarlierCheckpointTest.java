package io.symbia.log.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.disk.testkit.ShadowDisk;
import io.symbia.log.publishing.Published;
import io.symbia.log.storage.LogReader;
import io.symbia.log.storage.commits.Commit;
import io.symbia.log.storage.commits.DamagedLogException;
import io.symbia.log.testkit.MemoryLogState;
import io.symbia.log.testkit.SimulatedLog;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteVerifier;
import io.symbia.tlog.tree.Hash;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a log has signed it signs again, and nothing else. */
class EarlierCheckpointTest {
    private final ShadowDisk disk = new ShadowDisk();
    private SimulatedLog log;
    private LogReader reader;
    private Published first;
    private Commit commit;

    @BeforeEach
    void sealThreeBatches() throws IOException {
        log = SimulatedLog.start(disk, new MemoryLogState());
        first = log.sealTo(20);
        commit = log.last();
        log.sealTo(40);
        log.sealTo(60);
        reader = new LogReader(disk);
    }

    @AfterEach
    void close() throws IOException {
        reader.close();
        log.close();
    }

    @Test
    void isTheOneThatWasSignedThen() throws Exception {
        Note again = Note.parse(EarlierCheckpoint.sign(commit, log.published(), SimulatedLog.KEYS, reader));

        assertThat(again.text()).isEqualTo(first.checkpoint().text());
        assertThat(again.signatures())
                .containsExactly(first.checkpoint().signatures().getFirst());
        assertThat(new NoteVerifier(SimulatedLog.KEYS.verifierKeys()).verify(again))
                .hasSize(1);
        assertThat(Checkpoint.parse(again.text()).treeSize()).isEqualTo(first.size());
    }

    @Test
    void signsNoRootThatThePublishedTreeHasNotGrownFrom() {
        Commit forged = new Commit(
                commit.batch(), commit.size(), Hash.ofContent(new byte[0]), commit.epoch(), commit.manifestsBytes());
        Commit moved =
                new Commit(commit.batch(), commit.size() + 1, commit.root(), commit.epoch(), commit.manifestsBytes());
        for (Commit other : new Commit[] {forged, moved}) {
            assertThatThrownBy(() -> EarlierCheckpoint.sign(other, log.published(), SimulatedLog.KEYS, reader))
                    .isInstanceOf(DamagedLogException.class)
                    .hasMessageContaining("is not that of the published tree");
        }
    }
}
