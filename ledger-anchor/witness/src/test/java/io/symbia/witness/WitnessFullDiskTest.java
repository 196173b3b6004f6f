package io.symbia.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.symbia.disk.FolderDisk;
import io.symbia.disk.testkit.SmallDisk;
import io.symbia.tlog.checkpoint.AddCheckpoint;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.witness.Refusal.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A witness on a real file system without a page left: it cosigns nothing, forgets nothing, is read, and goes on when there is room. */
class WitnessFullDiskTest {
    private static final String ORIGIN = "log.example/tea";
    private static final int FILLS = 5;

    @TempDir
    private Path parent;

    private final GrowingLog log = new GrowingLog(ORIGIN, "true ");
    private Optional<SmallDisk> mounted = Optional.empty();
    private SmallDisk small;

    @BeforeEach
    void mount() throws IOException {
        mounted = SmallDisk.mount(parent, 1);
        assumeTrue(mounted.isPresent(), "this process may not mount a small disk");
        small = mounted.get();
    }

    @AfterEach
    void unmount() throws IOException {
        if (mounted.isPresent()) mounted.get().close();
    }

    private Witness open() throws IOException {
        return Witness.open(
                new FolderDisk(small.folder()),
                "customs.example",
                List.of(log.watched()),
                Clock.systemUTC(),
                new SecureRandom());
    }

    private static long latestSize(Witness witness) throws IOException {
        return witness.latest(Memory.fileOf(ORIGIN))
                .map(note -> Checkpoint.parse(note.text()).treeSize())
                .orElse(0L);
    }

    @Test
    void cosignsAgainWhenThereIsRoom() throws Exception {
        Witness witness = open();
        for (int fill = 1; fill <= FILLS; fill++) {
            int size = 2 * fill;
            witness.addCheckpoint(log.growth(size - 2, size - 1));
            small.fill(0);

            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> witness.addCheckpoint(log.growth(size - 1, size)))
                    .withMessageContaining("No space left");

            assertThat(latestSize(witness)).isEqualTo(size - 1);
            assertThat(latestSize(open())).as("after a restart without room").isEqualTo(size - 1);
            assertShowsWhatItCosignedAndTakesNothing(witness, log.growth(size - 1, size));
            small.free();
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() ->
                            witness.addCheckpoint(new GrowingLog(ORIGIN, "false ", size - 2).growth(size - 1, size)))
                    .satisfies(refusal -> assertThat(refusal.kind()).isEqualTo(Kind.INCONSISTENT));
            assertThat(witness.addCheckpoint(log.growth(size - 1, size)).signatures())
                    .hasSize(2);
        }
        System.out.printf("fills %d of a witness's disk, lost 0, corrupt 0, recovered %d%n", FILLS, FILLS);
    }

    private void assertShowsWhatItCosignedAndTakesNothing(Witness witness, AddCheckpoint next) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient();
                WitnessDoor door =
                        new WitnessDoor(witness, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            String path = "/" + Memory.fileOf(ORIGIN) + "/checkpoint";
            HttpResponse<String> latest = http.send(
                    HttpRequest.newBuilder(door.address().resolve(path)).build(), BodyHandlers.ofString());
            assertThat(latest.statusCode()).isEqualTo(200);
            HttpResponse<String> added = http.send(
                    HttpRequest.newBuilder(door.address().resolve("/add-checkpoint"))
                            .POST(BodyPublishers.ofString(next.format()))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(added.statusCode()).isEqualTo(503);
            assertThat(added.body()).contains("No space left");
        }
    }

    /** Keys that were cut off would be another witness's, or none: they are made whole or not at all. */
    @Test
    void startsForTheFirstTimeOnceThereIsRoom() throws Exception {
        open(); // Makes the folder, which needs a page of its own.
        try (Stream<Path> files = Files.list(small.folder())) {
            for (Path file : files.toList()) Files.delete(file);
        }
        small.fill(0);
        assertThatExceptionOfType(IOException.class).isThrownBy(this::open).withMessageContaining("No space left");
        small.free();
        assertThat(open().addCheckpoint(log.growth(0, 3)).signatures()).hasSize(2);
        assertThat(latestSize(open())).isEqualTo(3);
    }
}
