package io.symbia.log.mirroring;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.disk.FolderDisk;
import io.symbia.log.publishing.AtOnce;
import io.symbia.log.publishing.Published;
import io.symbia.log.restoring.CopySource;
import io.symbia.log.restoring.Onlookers;
import io.symbia.log.restoring.Restore;
import io.symbia.log.storage.LogReader;
import io.symbia.log.storage.commits.Commit;
import io.symbia.log.testkit.MemoryLogState;
import io.symbia.log.testkit.SimulatedLog;
import io.symbia.log.witnessing.OwnHistory;
import io.symbia.log.witnessing.WitnessPolicy;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.tree.Hash;
import io.symbia.verifier.audit.AuditCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The simulated log on a real folder, with mirrors. */
abstract class MirrorHarness {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    static final Onlookers NOBODY = onlookers(List.of(), List.of());

    @TempDir
    Path folder;

    final MemoryLogState states = new MemoryLogState();
    final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

    @AfterEach
    void nothingHasEndedTheLog() {
        assertThat(failures).isEmpty();
    }

    Path data() {
        return folder.resolve("log");
    }

    SimulatedLog log(List<MirrorAddress> addresses, int required) throws IOException {
        FolderDisk disk = new FolderDisk(data());
        MirroringSettings settings =
                new MirroringSettings("mirrors.txt", required, Duration.ofMillis(500), Duration.ofMinutes(2));
        return SimulatedLog.start(
                disk,
                states,
                SimulatedLog.KEYS,
                (last, patience) -> new MirroredPublication(
                        new AtOnce(disk, Clock.systemUTC(), patience),
                        addresses,
                        settings,
                        OwnHistory.open(disk, new LogReader(disk), SimulatedLog.KEYS.verifierKeys(), last.size()),
                        new LogReader(disk),
                        Clock.systemUTC(),
                        failures::add));
    }

    static void awaitPublished(SimulatedLog log) {
        await(() -> log.publication().published().map(Published::size).orElse(-1L)
                == log.last().size());
    }

    static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(condition);
    }

    String audit(Object place) throws IOException {
        Policy policy =
                new Policy(List.of(), List.of(), List.of(), Policy.NONE).withLogs(SimulatedLog.KEYS.verifierKeys());
        Path file = folder.resolve("audit-policy.txt");
        Files.write(file, policy.format().toArray());
        StringWriter printed = new StringWriter();
        int status = new CommandLine(new AuditCommand())
                .setOut(new PrintWriter(printed))
                .setErr(new PrintWriter(printed))
                .execute(place.toString(), "--policy", file.toString());
        assertThat(status).as(printed.toString()).isZero();
        return printed.toString();
    }

    static Onlookers onlookers(List<WitnessPolicy.Address> witnesses, List<MirrorAddress> mirrors, String... fresh) {
        return new Onlookers(witnesses, mirrors, Set.of(fresh));
    }

    Commit restore(String copy, Onlookers onlookers) throws Exception {
        try (CopySource source = new CopySource(copy)) {
            return new Restore(data(), SimulatedLog.KEYS, states, onlookers).from(source);
        }
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) Files.delete(file);
        }
    }

    /** Of each source every second offset is a repetition. */
    static void requireEachEventOnce(List<Entry> entries, int offset) {
        List<Hash> events = entries.stream()
                .filter(Entry.Event.class::isInstance)
                .map(Entry::digest)
                .toList();
        assertThat(events).doesNotHaveDuplicates().hasSize(offset);
        for (int source = 0; source < 2; source++) {
            for (long next = 0; next < offset; next++) {
                assertThat(events).contains(SimulatedLog.event(source, next).digest());
            }
        }
    }

    static Note signed(long size, Hash root) {
        return SimulatedLog.KEYS.sign(new Checkpoint(SimulatedLog.ORIGIN, size, root).format());
    }
}
