package io.symbia.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.log.testkit.Platform;
import io.symbia.log.testkit.Publisher;
import io.symbia.log.testkit.Publisher.TestEvent;
import io.symbia.log.testkit.RunningLog;
import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.checkpoint.TlogProof;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.note.InvalidNoteException;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteVerifier;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.tree.InvalidProofException;
import io.symbia.tlog.tree.MerkleTree;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The whole process changes its keys by the operator's two commands and two restarts, while events go on coming. */
class RotatedLogIT {
    private static final String ORIGIN = "log.test/rotated";
    private static final String TOPIC = "rotated.events";

    private final Path folder = Platform.folder("rotated");
    private final Map<String, String> environment =
            Map.of("SYMBIA_LOG_DATA", folder.toString(), "SYMBIA_LOG_ORIGIN", ORIGIN);
    private final List<TlogProof> proofs = new ArrayList<>(); // Of each event, taken as soon as there is one.
    private int sent;

    private RunningLog start() {
        return RunningLog.start(folder, ORIGIN, List.of(TOPIC));
    }

    private static TestEvent event(int sequence) {
        return TestEvent.of("rotated-1", sequence);
    }

    /** Publishes three events and keeps what proves them now. */
    private void publish(Publisher publisher, RunningLog log) {
        for (int event = 0; event < 3; event++) {
            publisher.send(TOPIC, 0, event(sent++));
        }
        publisher.flush();
        log.awaitEvents(sent);
        while (proofs.size() < sent) {
            proofs.add(
                    TlogProof.parse(log.text("/proofs/" + event(proofs.size()).digest())));
        }
    }

    private static List<VerifierKey> keys(RunningLog log) {
        return log.text("/keys").lines().map(VerifierKey::parse).toList();
    }

    private static List<VerifierKey> signers(RunningLog log) throws InvalidNoteException {
        return new NoteVerifier(keys(log)).verify(Note.parse(log.text("/checkpoint")));
    }

    @Test
    void losesNoEventAndNoProof() throws Exception {
        List<VerifierKey> old;
        List<VerifierKey> all;
        try (Publisher publisher = new Publisher(Platform.bootstrap())) {
            try (RunningLog log = start()) {
                publish(publisher, log);
                old = keys(log);
                all = RotateKeys.make(environment); // While it runs, and takes no note of them.
                publish(publisher, log);
                assertThat(keys(log)).isEqualTo(old);
                assertThatThrownBy(() -> RotateKeys.retire(environment)).hasMessageContaining("have not signed");
            }
            try (RunningLog log = start()) {
                assertThat(keys(log)).isEqualTo(all);
                assertThat(signers(log)).isEqualTo(all);
                publish(publisher, log);
                RotateKeys.retire(environment); // While it runs: it signs with both to its end.
                publish(publisher, log);
                assertThat(signers(log)).isEqualTo(all);
            }
            try (RunningLog log = start()) {
                assertThat(keys(log)).isEqualTo(all.subList(0, 2)).doesNotContainAnyElementsOf(old);
                publish(publisher, log);
                assertThat(log.json("/streams/" + event(0).tag()).get("count").asInt())
                        .isEqualTo(sent);
                publish(publisher, log);
            }
            try (RunningLog log = start()) { // Nothing is left to be done.
                assertThat(signers(log)).isEqualTo(all.subList(0, 2));
                publish(publisher, log);
            }
        }
        assertThat(provenBy(old)).isEqualTo(12); // Of 21: six before, six while both signed.
        assertThat(provenBy(all.subList(0, 2))).isEqualTo(15);
        assertThat(provenBy(all)).isEqualTo(21);
        System.out.printf("events %d, lost 0; proofs %d, unverifiable with both keys 0%n", sent, proofs.size());
    }

    private long provenBy(List<VerifierKey> keys) throws IOException {
        StringBuilder text = new StringBuilder();
        keys.forEach(key -> text.append("log ").append(key).append('\n'));
        Policy policy =
                Policy.parse(Octets.of(text.append("quorum none\n").toString().getBytes(StandardCharsets.UTF_8)));
        long proven = 0;
        for (int sequence = 0; sequence < proofs.size(); sequence++) {
            Entry entry =
                    new Entry.Event(event(sequence).digest(), event(sequence).tag(), sequence);
            try {
                proofs.get(sequence).verify(MerkleTree.leafHash(entry.format()), policy);
                proven++;
            } catch (InvalidProofException _) {
                // Signed by none of these keys.
            }
        }
        return proven;
    }
}
