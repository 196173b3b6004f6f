package io.symbia.log.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.log.fence.RefusedToStartException;
import io.symbia.log.testkit.ChildJvm;
import io.symbia.tlog.note.VerifierKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogKeysTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"key", "key-ml-dsa-44"})
    void areReadableByTheirOwnerOnly(String file) throws IOException {
        LogKeys keys = LogKeys.create(folder, "log.test/key", new SecureRandom());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))))
                .isEqualTo("rw-------");
        assertThat(LogKeys.read(folder, "log.test/key", new SecureRandom()).verifierKeys())
                .isEqualTo(keys.verifierKeys());
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("key", "key-ml-dsa-44", "key.lock");
    }

    /** A log that is older than its second key. */
    @Test
    void gainTheSecondOneWhereThereIsOnlyTheFirst() throws IOException {
        LogKeys before = LogKeys.create(folder, "log.test/key", new SecureRandom());
        Files.delete(folder.resolve("key-ml-dsa-44"));

        LogKeys after = LogKeys.read(folder, "log.test/key", new SecureRandom());

        assertThat(after.verifierKey()).isEqualTo(before.verifierKey());
        assertThat(after.verifierKeys()).doesNotContain(before.verifierKeys().getLast());
        assertThat(LogKeys.read(folder, "log.test/key", new SecureRandom()).verifierKeys())
                .isEqualTo(after.verifierKeys());
    }

    @Test
    void areNotTakenForEachOther() throws IOException {
        LogKeys.create(folder, "log.test/key", new SecureRandom());
        Files.copy(folder.resolve("key-ml-dsa-44"), folder.resolve("key"), StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(() -> LogKeys.read(folder, "log.test/key", new SecureRandom()))
                .isInstanceOf(RefusedToStartException.class)
                .hasMessageContaining("the file key holds a key of type ML_DSA_44_COSIGNATURE");
    }

    @Test
    void areNotUsedForAnotherOrigin() throws IOException {
        LogKeys.create(folder, "log.test/key", new SecureRandom());

        assertThatThrownBy(() -> LogKeys.read(folder, "log.test/other", new SecureRandom()))
                .isInstanceOf(RefusedToStartException.class)
                .hasMessageContaining("origin: the key in the folder is for log.test/key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"key", "key-ml-dsa-44"})
    void areRefusedWhenTheyAreDamaged(String name) throws IOException {
        LogKeys.create(folder, "log.test/key", new SecureRandom());
        Path file = folder.resolve(name);
        String text = Files.readString(file);
        for (int cut = 1; cut < text.length() - 1; cut++) {
            Files.writeString(file, text.substring(0, text.length() - 1 - cut));
            assertThatThrownBy(() -> LogKeys.read(folder, "log.test/key", new SecureRandom()))
                    .isInstanceOf(RefusedToStartException.class);
        }
    }

    /** A copy, or a volume that is mounted for a group, gives them to more than their owner. */
    @ParameterizedTest
    @ValueSource(strings = {"key", "key-ml-dsa-44", "key.next"})
    void becomeReadableByTheirOwnerOnlyAgain(String file) throws IOException {
        LogKeys.create(folder, "log.test/key", new SecureRandom());
        LogKeys.createNext(folder, "log.test/key", new SecureRandom());
        Files.setPosixFilePermissions(folder.resolve(file), PosixFilePermissions.fromString("rw-rw-r--"));

        LogKeys.read(folder, "log.test/key", new SecureRandom());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))))
                .isEqualTo("rw-------");
    }

    /** The log that starts for the first time, and commands about its keys: each sees the same. */
    @Test
    void areMadeOnceWhoeverMakesThemAtTheSameTime() throws Exception {
        Callable<List<VerifierKey>> creating =
                () -> LogKeys.create(folder, "log.test/key", new SecureRandom()).verifierKeys();
        Callable<List<VerifierKey>> next = () ->
                LogKeys.createNext(folder, "log.test/key", new SecureRandom()).verifierKeys();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Callable<List<VerifierKey>> making : List.of(creating, next)) {
                Set<List<VerifierKey>> made = new HashSet<>();
                for (Future<List<VerifierKey>> each : threads.invokeAll(Collections.nCopies(20, making)))
                    made.add(each.get());
                assertThat(made).hasSize(1);
            }
        }
    }

    /** The same between processes: one of them has the lock for a while, and the others wait for it. */
    @Test
    void areMadeByOneProcessAtATime() throws Exception {
        List<Process> others = new ArrayList<>();
        for (int process = 0; process < 3; process++) {
            others.add(ChildJvm.of(KeyMaker.class, folder.toString(), "log.test/key")
                    .start());
        }
        Set<String> printed = new HashSet<>();
        for (Process other : others) {
            try (BufferedReader output = other.inputReader(StandardCharsets.UTF_8)) {
                printed.add(output.readLine());
            }
        }
        assertThat(printed).hasSize(1).doesNotContainNull();
    }

    /** A process that makes keys and says which. */
    static final class KeyMaker {
        private KeyMaker() {}

        public static void main(String[] arguments) throws IOException {
            System.out.println(LogKeys.create(Path.of(arguments[0]), arguments[1], new SecureRandom())
                    .verifierKeys());
        }
    }
}
