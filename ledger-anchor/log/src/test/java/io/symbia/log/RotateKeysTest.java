package io.symbia.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.log.fence.RefusedToStartException;
import io.symbia.log.sealing.LogKeys;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.tree.MerkleTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --new-keys} and {@code --retire-old-keys} do to the files of keys. */
class RotateKeysTest {
    private static final String ORIGIN = "log.test/rotating";
    private static final String EMPTY = new Checkpoint(ORIGIN, 0, MerkleTree.EMPTY_ROOT).format();

    @TempDir
    private Path folder;

    private Map<String, String> environment;
    private List<VerifierKey> old;

    @BeforeEach
    void create() throws IOException {
        environment = Map.of("SYMBIA_LOG_DATA", folder.toString(), "SYMBIA_LOG_ORIGIN", ORIGIN);
        old = LogKeys.create(folder, ORIGIN, new SecureRandom()).verifierKeys();
    }

    private LogKeys read() throws IOException {
        return LogKeys.read(folder, ORIGIN, new SecureRandom());
    }

    private void publish(LogKeys keys) throws IOException {
        Files.writeString(folder.resolve("checkpoint"), keys.sign(EMPTY).format());
    }

    private String[] files() {
        return folder.toFile().list();
    }

    @Test
    void makesTheNextKeysOnce() throws IOException {
        List<VerifierKey> made = RotateKeys.make(environment);

        assertThat(made).hasSize(4).endsWith(old.toArray(VerifierKey[]::new));
        assertThat(RotateKeys.make(environment)).isEqualTo(made);
        assertThat(read().verifierKeys()).isEqualTo(made);
        assertThat(read().knownBy()).containsExactly(made.getFirst(), old.getFirst());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("key.next"))))
                .isEqualTo("rw-------");
        assertThat(files()).containsExactlyInAnyOrder("key", "key-ml-dsa-44", "key.next", "key.lock");
    }

    /** As on a disk that is full: the file that is made beside the other one cannot be. */
    @Test
    void saysInALineWhyTheyAreNotMadeAndWhatToDo() throws IOException {
        Path aside = Files.createDirectory(folder.resolve("key.next.new"));
        Files.createFile(aside.resolve("in-the-way"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        assertThat(run(RotateKeys.MAKE_OPTION, out, err)).isEqualTo(KeyCommands.NOT_DONE);
        assertThat(out.size()).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("log --new-keys: not done")
                .contains("give the command again")
                .hasLineCount(1);
        assertThat(read().verifierKeys()).isEqualTo(old);

        Files.delete(aside.resolve("in-the-way"));
        assertThat(run(RotateKeys.MAKE_OPTION, out, err)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactlyElementsOf(read().verifierKeys().stream()
                        .map(VerifierKey::toString)
                        .toList());
    }

    @Test
    void saysInALineWhyTheyAreNotRetired() throws IOException {
        RotateKeys.make(environment);
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        assertThat(run(RotateKeys.RETIRE_OPTION, new ByteArrayOutputStream(), err))
                .isEqualTo(KeyCommands.NOT_DONE);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("log --retire-old-keys: refused: key: the old and the next key have not signed")
                .hasLineCount(1);
    }

    private int run(String option, ByteArrayOutputStream out, ByteArrayOutputStream err) {
        return KeyCommands.run(
                option,
                environment,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @Test
    void retiresTheOldKeysAndLeavesNothingOfThem() throws IOException {
        List<VerifierKey> next = RotateKeys.make(environment).subList(0, 2);
        publish(read());

        assertThat(RotateKeys.retire(environment)).isEqualTo(next);

        assertThat(files()).containsExactlyInAnyOrder("key", "key.lock", "checkpoint");
        assertThat(read().verifierKeys()).isEqualTo(next);
        assertThat(RotateKeys.retire(environment)).isEqualTo(next); // Told twice it does nothing more.
        assertThat(RotateKeys.make(environment)).hasSize(4).endsWith(next.toArray(VerifierKey[]::new));
        publish(read());
        assertThat(RotateKeys.retire(environment)).hasSize(2).doesNotContainAnyElementsOf(next);
    }

    /** A crash between the two steps of retiring, or before the first. */
    @Test
    void goesOnAfterACrash() throws IOException {
        Files.writeString(folder.resolve("key.next.new"), "half of a ke");
        List<VerifierKey> next = RotateKeys.make(environment).subList(0, 2);
        publish(read());
        byte[] seed = Files.readAllBytes(folder.resolve("key-ml-dsa-44"));
        RotateKeys.retire(environment);
        Files.write(folder.resolve("key-ml-dsa-44"), seed);

        assertThat(read().verifierKeys()).isEqualTo(next);
        assertThat(RotateKeys.retire(environment)).isEqualTo(next);
        assertThat(files()).containsExactlyInAnyOrder("key", "key.lock", "checkpoint");
    }

    @Test
    void retiresNoKeyThatHasNotVouchedForTheNext() throws IOException {
        LogKeys before = read();
        RotateKeys.make(environment);
        refusesToRetire(); // Nothing is published.
        publish(before);
        refusesToRetire(); // What is published is from before the log was started with both.
        Files.writeString(folder.resolve("checkpoint"), "damaged");
        refusesToRetire();
        String[] lines = Files.readString(folder.resolve("key.next")).split("\n", -1);
        Files.writeString(folder.resolve("key.next"), lines[0] + "\n");
        assertThatThrownBy(this::read)
                .isInstanceOf(RefusedToStartException.class)
                .hasMessageContaining("cut off");
    }

    private void refusesToRetire() throws IOException {
        assertThatThrownBy(() -> RotateKeys.retire(environment))
                .isInstanceOf(RefusedToStartException.class)
                .hasMessageContaining("have not signed what is published");
        assertThat(read().verifierKeys()).hasSize(4);
    }

    @Test
    void needsALogThatHasKeys() throws IOException {
        Files.delete(folder.resolve("key"));
        for (int step = 0; step < 2; step++) {
            boolean makes = step == 0;
            assertThatThrownBy(() -> {
                        if (makes) RotateKeys.make(environment);
                        else RotateKeys.retire(environment);
                    })
                    .isInstanceOf(RefusedToStartException.class)
                    .hasMessageContaining("key: there is none");
        }
    }
}
