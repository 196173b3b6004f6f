package io.symbia.log.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.disk.FolderDisk;
import io.symbia.kafka.TopicSettings;
import io.symbia.log.LogNode;
import io.symbia.log.LogSettings;
import io.symbia.log.mirroring.MirroringSettings;
import io.symbia.log.testkit.MemoryLogState;
import io.symbia.log.testkit.Platform;
import io.symbia.log.testkit.Publisher;
import io.symbia.log.testkit.Publisher.TestEvent;
import io.symbia.log.witnessing.WitnessingSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A log whose state is away for long: it reads on, and does not turn round and round while there is nothing to do. */
class IntakeTurnsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int EVENTS = 30;
    private static final int TURNS_AN_EVENT = 50; // Without waiting there are thousands.

    @Test
    void waitsForWhatItNeedsWhileSealingWaits() throws IOException {
        String topic = "turns";
        Path folder = Platform.folder(topic);
        MemoryLogState states = new MemoryLogState();
        LogSettings settings = new LogSettings(
                "log.test/turns",
                folder,
                "",
                Platform.bootstrap(),
                List.of(topic),
                true,
                topic + ".receipts",
                Duration.ofMillis(10),
                1000,
                Duration.ofHours(1),
                WitnessingSettings.NONE,
                MirroringSettings.NONE,
                TopicSettings.LEFT_TO_BROKERS,
                TopicSettings.LEFT_TO_BROKERS,
                "");
        LogNode node =
                new LogNode(settings, new FolderDisk(folder), states, Clock.systemUTC(), _ -> {}, _ -> {}, exit -> {
                    throw new IllegalStateException("exit " + exit);
                });
        node.start();
        try (Publisher publisher = new Publisher(Platform.bootstrap())) {
            Awaitility.await().atMost(PATIENCE).until(() -> node.log().isPresent());
            Intake intake = node.log().orElseThrow().intake();
            publish(publisher, topic, 0);
            awaitTaken(intake, 1);
            states.away(true);
            publish(publisher, topic, 1); // Is sealed, and waits for the state.
            Awaitility.await().atMost(PATIENCE).until(() -> node.problem().isPresent());
            publish(publisher, topic, 2); // Is due, and cannot be sealed.
            awaitTaken(intake, 3);
            long before = intake.turns();
            for (int sequence = 3; sequence < 3 + EVENTS; sequence++) {
                publish(publisher, topic, sequence);
                awaitTaken(intake, sequence + 1);
            }
            long turns = intake.turns() - before;
            System.out.printf(
                    "turns of the intake while %d events came and nothing could be sealed: %d%n", EVENTS, turns);
            assertThat(turns).isLessThan((long) EVENTS * TURNS_AN_EVENT);

            states.away(false);
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> node.log().orElseThrow().sealer().newest().size() >= 3 + EVENTS);
        } finally {
            states.away(false);
            node.stop();
        }
    }

    private static void publish(Publisher publisher, String topic, int sequence) {
        publisher.send(topic, 0, TestEvent.of("turns", sequence));
        publisher.flush();
    }

    private static void awaitTaken(Intake intake, long offset) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> intake.status().partitions().stream()
                        .anyMatch(it -> it.partition() == 0 && it.nextOffset() == offset));
    }
}
