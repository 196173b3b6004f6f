package io.symbia.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.disk.FolderDisk;
import io.symbia.kafka.TopicSettings;
import io.symbia.log.mirroring.MirroringSettings;
import io.symbia.log.sealing.LogKeys;
import io.symbia.log.testkit.MemoryLogState;
import io.symbia.log.witnessing.WitnessingSettings;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.tree.Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a log starts when something is not as it should be; no broker is there in any of these. */
class LogNodeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ORIGIN = "log.test/node";

    @TempDir
    private Path folder;

    private final MemoryLogState states = new MemoryLogState();
    private final BlockingQueue<Integer> exits = new LinkedBlockingQueue<>();

    private LogNode node(String origin) throws IOException {
        LogSettings settings = new LogSettings(
                origin,
                folder,
                "",
                "127.0.0.1:1",
                List.of("events"),
                true,
                "receipts",
                Duration.ofMillis(500),
                1000,
                Duration.ofSeconds(1),
                WitnessingSettings.NONE,
                MirroringSettings.NONE,
                TopicSettings.LEFT_TO_BROKERS,
                TopicSettings.LEFT_TO_BROKERS,
                "");
        return new LogNode(
                settings, new FolderDisk(folder), states, Clock.systemUTC(), batch -> {}, log -> {}, exits::add);
    }

    private void startOnce(String origin) throws IOException {
        LogNode node = node(origin);
        node.start();
        Awaitility.await().atMost(PATIENCE).until(() -> node.log().isPresent());
        assertThat(node.log().orElseThrow().published().orElseThrow().size()).isZero();
        node.stop();
    }

    private int exitOf(LogNode node) throws InterruptedException {
        node.start();
        Integer exit = exits.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(exit).isNotNull();
        assertThat(node.log()).isEmpty();
        return exit;
    }

    @Test
    void opensAnEmptyLogWithAKeyAndAState() throws IOException {
        startOnce(ORIGIN);
        startOnce(ORIGIN);

        assertThat(states.get(ORIGIN).epoch()).isEqualTo(2);
        assertThat(Files.readString(folder.resolve("checkpoint"))).startsWith(ORIGIN + "\n0\n");
        assertThat(exits).isEmpty();
    }

    @Test
    void refusesAnotherOrigin() throws IOException, InterruptedException {
        startOnce(ORIGIN);

        assertThat(exitOf(node("log.test/other"))).isEqualTo(LogNode.REFUSED);
    }

    @Test
    void refusesToMakeANewKeyForALogThatHasAState() throws IOException, InterruptedException {
        startOnce(ORIGIN);
        Files.delete(folder.resolve("key"));

        assertThat(exitOf(node(ORIGIN))).isEqualTo(LogNode.REFUSED);
        assertThat(folder.resolve("key")).doesNotExist();
    }

    @Test
    void refusesAKeyThatTheStateDoesNotKnow() throws IOException, InterruptedException {
        startOnce(ORIGIN);
        Files.delete(folder.resolve("key"));
        MemoryLogState other = new MemoryLogState();
        LogNode first = node(ORIGIN);
        other.put(states.get(ORIGIN));
        states.forget(ORIGIN);
        first.start(); // Makes a key, because nothing speaks against it.
        Awaitility.await().atMost(PATIENCE).until(() -> first.log().isPresent());
        first.stop();
        states.put(other.get(ORIGIN));

        assertThat(exitOf(node(ORIGIN))).isEqualTo(LogNode.REFUSED);
    }

    @Test
    void refusesToStartWithoutATreeThatItHasSigned() throws IOException, InterruptedException {
        startOnce(ORIGIN);
        LogKeys keys = LogKeys.read(folder, ORIGIN, new SecureRandom());
        Checkpoint lost = new Checkpoint(ORIGIN, 10, Hash.ofContent(new byte[] {1}));
        Files.writeString(
                folder.resolve("rolled-back"), keys.sign(lost.format()).format());

        assertThat(exitOf(node(ORIGIN))).isEqualTo(LogNode.REFUSED);
        assertThat(states.get(ORIGIN).epoch()).isEqualTo(1);
    }

    @Test
    void waitsForALogStateThatIsAway() throws IOException {
        states.away(true);
        LogNode node = node(ORIGIN);
        node.start();
        Awaitility.await().atMost(PATIENCE).until(() -> node.problem().isPresent());
        assertThat(node.problem().orElseThrow()).contains("connection refused");
        assertThat(node.log()).isEmpty();

        states.away(false);

        Awaitility.await().atMost(PATIENCE).until(() -> node.log().isPresent());
        node.stop();
        assertThat(exits).isEmpty();
    }

    @Test
    void stopsWhileItWaits() throws IOException {
        states.away(true);
        LogNode node = node(ORIGIN);
        node.start();
        Awaitility.await().atMost(PATIENCE).until(() -> node.problem().isPresent());

        node.stop();

        assertThat(node.isRunning()).isFalse();
        assertThat(exits).isEmpty();
    }

    @Test
    void saysThatTheBrokerIsAway() throws IOException {
        LogNode node = node(ORIGIN);
        node.start();
        Awaitility.await().atMost(PATIENCE).until(() -> node.log().isPresent());

        assertThat(node.log().orElseThrow().intake().status().problem()).isPresent();
        node.stop();
    }

    @Test
    void endsWhenAnotherProcessHasTheFolder() throws IOException, InterruptedException {
        LogNode first = node(ORIGIN);
        first.start();
        Awaitility.await().atMost(PATIENCE).until(() -> first.log().isPresent());

        assertThat(exitOf(node(ORIGIN))).isEqualTo(LogNode.FAILED);
        first.stop();
    }
}
