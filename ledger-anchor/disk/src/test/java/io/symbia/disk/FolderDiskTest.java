package io.symbia.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.symbia.disk.testkit.Garbage;
import io.symbia.tlog.tree.Octets;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderDiskTest {
    @TempDir
    private Path folder;

    private FolderDisk disk;

    @BeforeEach
    void open() throws IOException {
        disk = new FolderDisk(folder);
    }

    /** Its garbage is collected, or it tries to lock what it has locked: POSIX would give the lock back at the first channel that is closed. */
    @ParameterizedTest
    @ValueSource(strings = {"collects", "repeats"})
    void isLockedForTheLifeOfTheProcessWhateverThatDoes(String next) throws Exception {
        assumeTrue(Garbage.canBeSeen(), "there is no /proc here");
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        folder.toString(),
                        next)
                .redirectErrorStream(true)
                .start();
        try (BufferedReader printed = holder.inputReader(StandardCharsets.UTF_8)) {
            assertThat(printed.lines().takeWhile(line -> !line.equals("done")))
                    .allMatch(line -> line.startsWith("another process has locked"));
            assertThat(holder.isAlive()).isTrue();
            assertThatIOException().isThrownBy(() -> disk.lock("lock")).withMessageContaining(folder.toString());
        } finally {
            holder.destroyForcibly().waitFor();
        }
        disk.lock("lock").close();
    }

    @Test
    void isLockedUntilTheLockIsGivenBackOnce() throws IOException {
        Closeable first = disk.lock("lock");
        assertThatIOException().isThrownBy(() -> new FolderDisk(folder.resolve(".")).lock("lock"));
        first.close();
        try (Closeable second = disk.lock("lock")) {
            first.close(); // It was given back before: this is not the second one's.
            assertThatIOException().isThrownBy(() -> disk.lock("lock"));
            assertThat(second).isNotSameAs(first);
        }
    }

    @Test
    void keepsSecretsFromAllButTheirOwner() throws IOException {
        Path file = folder.resolve("key");
        disk.replaceSecret("key", Octets.of(new byte[] {1}));
        assertThat(permissions(file)).isEqualTo("rw-------");
        for (String broader :
                new String[] {"rw-r--r--", "rw-rw----"}) { // Of an older version; of a volume for a group.
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(broader));
            assertThat(disk.secret("key")).isEqualTo(Octets.of(new byte[] {1}));
            assertThat(permissions(file)).isEqualTo("rw-------");
        }
        Files.writeString(folder.resolve("key.new"), "left by a crash"); // With whatever permissions.
        disk.replaceSecret("key", Octets.of(new byte[] {2}));
        assertThat(permissions(file)).isEqualTo("rw-------");
        assertThat(disk.secret("key")).isEqualTo(Octets.of(new byte[] {2}));
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
