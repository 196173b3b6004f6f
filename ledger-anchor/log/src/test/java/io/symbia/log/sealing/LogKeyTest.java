package io.symbia.log.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.log.fence.RefusedToStartException;
import io.symbia.tlog.note.NoteSigner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogKeyTest {
    @TempDir
    private Path folder;

    @Test
    void isReadableByItsOwnerOnly() throws IOException {
        NoteSigner signer = LogKey.create(folder, "log.test/key", new SecureRandom());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("key"))))
                .isEqualTo("rw-------");
        assertThat(LogKey.read(folder, "log.test/key").verifierKey()).isEqualTo(signer.verifierKey());
        assertThat(folder.toFile().list()).containsExactly("key");
    }

    @Test
    void isNotUsedForAnotherOrigin() throws IOException {
        LogKey.create(folder, "log.test/key", new SecureRandom());

        assertThatThrownBy(() -> LogKey.read(folder, "log.test/other"))
                .isInstanceOf(RefusedToStartException.class)
                .hasMessageContaining("origin: the key in the folder is for log.test/key");
    }

    @Test
    void isRefusedWhenItIsDamaged() throws IOException {
        LogKey.create(folder, "log.test/key", new SecureRandom());
        Path file = folder.resolve("key");
        String text = Files.readString(file);
        for (int cut = 1; cut < text.length() - 1; cut++) {
            Files.writeString(file, text.substring(0, text.length() - 1 - cut));
            assertThatThrownBy(() -> LogKey.read(folder, "log.test/key")).isInstanceOf(RefusedToStartException.class);
        }
    }
}
