package io.symbia.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.symbia.disk.testkit.Garbage;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder has one witness: two of them would each cosign what the other has refused, with one key. */
class WitnessLockTest {
    @TempDir
    private Path parent;

    private final List<GrowingLog> logs = List.of(new GrowingLog("log.example/tea", "true "));

    @Test
    void isHeldByTheWitnessAfterItsGarbageWasCollected() throws Exception {
        assumeTrue(Garbage.canBeSeen(), "there is no /proc here");
        Path folder = parent.resolve("witness");
        try (HttpClient http = HttpClient.newHttpClient();
                ChildWitness first = ChildWitness.start(CollectingWitness.class, folder, logs)) {
            HttpRequest health = HttpRequest.newBuilder(first.awaitAddress().resolve("/health"))
                    .build();
            for (int collection = 0; collection < 3; collection++) {
                assertThat(http.send(health, BodyHandlers.ofString()).statusCode())
                        .isEqualTo(200);
                first.say("collect");
                first.awaitLine("collected");
            }
            try (ChildWitness second = ChildWitness.start(folder, logs)) {
                assertThat(second.awaitEnd())
                        .contains("the witness does not start", "another process has locked the folder");
                assertThat(second.process().exitValue()).isEqualTo(1);
            }
            assertThat(http.send(health, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("key"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
    }
}
