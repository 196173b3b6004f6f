package io.symbia.log.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.log.fence.RefusedToStartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
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
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("key", "key-ml-dsa-44");
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
}
