package io.symbia.log.mirroring;

import static io.symbia.tlog.testkit.Specification.TLOG_MIRROR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import io.symbia.disk.FolderDisk;
import io.symbia.log.fence.RefusedToStartException;
import io.symbia.log.publishing.AtOnce;
import io.symbia.log.publishing.Published;
import io.symbia.log.restoring.CopySource;
import io.symbia.log.restoring.Restore;
import io.symbia.log.storage.Commit;
import io.symbia.log.storage.LogReader;
import io.symbia.log.testkit.MemoryLogState;
import io.symbia.log.testkit.SimulatedLog;
import io.symbia.log.witnessing.WitnessPolicy;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.checkpoint.Policy;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteVerifier;
import io.symbia.tlog.testkit.Must;
import io.symbia.tlog.tile.EntryTile;
import io.symbia.tlog.tree.Hash;
import io.symbia.verifier.audit.AuditCommand;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A log with a mirror that is a process of its own, killed, stalled, lied about; and a log that is made again from it. */
@Timeout(120)
class MirroredLogTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final MemoryLogState states = new MemoryLogState();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

    @AfterEach
    void nothingHasEndedTheLog() {
        assertThat(failures).isEmpty();
    }

    private Path data() {
        return folder.resolve("log");
    }

    private SimulatedLog log(List<MirrorAddress> addresses, int required) throws IOException {
        FolderDisk disk = new FolderDisk(data());
        MirroringSettings settings =
                new MirroringSettings("mirrors.txt", required, Duration.ofMillis(500), Duration.ofMinutes(2));
        return SimulatedLog.start(
                disk,
                states,
                SimulatedLog.KEYS,
                (_, patience) -> new MirroredPublication(
                        new AtOnce(disk, Clock.systemUTC(), patience),
                        addresses,
                        settings,
                        new LogReader(disk),
                        Clock.systemUTC(),
                        failures::add));
    }

    private static void awaitPublished(SimulatedLog log) {
        await(() -> log.publication().published().map(Published::size).orElse(-1L) == log.last().size());
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(condition);
    }

    private String audit(Object place) throws IOException {
        Policy policy = new Policy(List.of(), List.of(), List.of(), Policy.NONE)
                .withLogs(SimulatedLog.KEYS.verifierKeys());
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

    @Must(by = TLOG_MIRROR, says = "As in the witness protocol, the client MUST ignore any cosignatures from unknown keys.")
    @Test
    void isPublishedWhenTheMirrorHoldsItAndAuditedAtTheMirror() throws Exception {
        try (RunningMirror mirror = new RunningMirror(folder.resolve("mirror")).start();
                SimulatedLog log = log(mirror.addresses(), 1)) {
            for (int offset = 40; offset <= 400; offset += 40) {
                log.sealOnlyTo(offset);
                await(() -> log.publication().published().isPresent());
                assertThat(mirror.size()).isGreaterThanOrEqualTo(log.publication().published().orElseThrow().size());
            }
            awaitPublished(log);
            Note published = log.published().checkpoint();
            assertThat(new NoteVerifier(mirror.addresses().getFirst().keys()).verify(published)).hasSize(2);
            await(() -> mirror.get("checkpoint").body().startsWith(SimulatedLog.ORIGIN + "\n" + log.last().size() + "\n"));
            assertThat(audit(mirror.copy())).contains(log.last().size() + " entries");
            assertThat(log.publication().mirrors().getFirst().size()).isEqualTo(log.last().size());
        }
    }

    @Must(by = TLOG_MIRROR, says = "Additionally, clients and mirrors MUST continue operating correctly if an `add-entries` stream is interrupted.")
    @Test
    void goesOnWithAMirrorThatIsKilledAgainAndAgain() throws Exception {
        int kills = 0;
        try (RunningMirror mirror = new RunningMirror(folder.resolve("mirror")).start();
                SimulatedLog log = log(mirror.addresses(), 1)) {
            int offset = 0;
            for (; kills < 5; kills++) {
                for (int batch = 0; batch < 10; batch++) log.sealOnlyTo(offset += 20);
                mirror.kill();
                log.sealOnlyTo(offset += 20); // Sealing waits for nobody.
                long published = log.publication().published().map(Published::size).orElse(0L);
                mirror.start();
                assertThat(mirror.size()).isGreaterThanOrEqualTo(published);
                awaitPublished(log);
            }
            System.out.printf("measure mirror kills %d, published and not held 0, leaves %d%n", kills, log.last().size());
            assertThat(mirror.size()).isEqualTo(log.last().size());
        }
    }

    /** One takes the connection and says nothing; it is not required, so nobody waits for it. */
    @Test
    void isNotHeldUpByAMirrorThatStallsIfNoneIsRequired() throws Exception {
        try (ServerSocket stalled = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                SimulatedLog log = log(
                        List.of(new MirrorAddress(
                                "stalled.example",
                                URI.create("http://127.0.0.1:" + stalled.getLocalPort() + "/"),
                                SimulatedLog.KEYS.verifierKeys())),
                        0)) {
            assertThat(log.sealTo(100).size()).isEqualTo(log.last().size());
            await(() -> log.publication().mirrors().getFirst().problem().isPresent());
            assertThat(log.publication().mirrors().getFirst().problem().get()).contains("does not answer");
            assertThat(log.publication().mirrors().getFirst().size()).isZero();
        }
    }

    /** Whatever a mirror answers, what it has not cosigned with its own keys is not held. */
    @Test
    void isNotPublishedByAMirrorThatLies() throws Exception {
        try (RunningMirror honest = new RunningMirror(folder.resolve("mirror")).start()) {
            for (String answer : List.of("", "nonsense\n", "7\n9\n\n", "0\n", Note.parse(signed()).format())) {
                HttpServer liar = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                liar.createContext("/", exchange -> {
                    exchange.getRequestBody().readAllBytes();
                    boolean adds = exchange.getRequestURI().getPath().endsWith("add-entries");
                    byte[] body = adds ? answer.getBytes(StandardCharsets.UTF_8) : new byte[0];
                    exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
                liar.start();
                URI url = URI.create("http://127.0.0.1:" + liar.getAddress().getPort() + "/");
                MirrorAddress address = new MirrorAddress("liar", url, honest.addresses().getFirst().keys());
                try (SimulatedLog log = log(List.of(address), 1)) {
                    log.sealOnlyTo(log.last().nextOffset(0) + 20);
                    await(() -> log.publication().mirrors().getFirst().problem().isPresent());
                    assertThat(log.publication().published()).isEmpty();
                } finally {
                    liar.stop(0);
                }
            }
        }
    }

    private static String signed() {
        String text = new Checkpoint(SimulatedLog.ORIGIN, 1, Hash.ofContent(new byte[0])).format();
        return SimulatedLog.KEYS.cosign(SimulatedLog.KEYS.sign(text), 1).format();
    }

    private Commit restore(String copy, Optional<WitnessPolicy> policy) throws Exception {
        try (CopySource source = new CopySource(copy)) {
            return new Restore(data(), SimulatedLog.KEYS, states, policy).from(source);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) Files.delete(file);
        }
    }

    @Test
    void goesOnFromItsMirrorAfterItsFolderIsGone() throws Exception {
        try (RunningMirror mirror = new RunningMirror(folder.resolve("mirror")).start()) {
            Published shown;
            long sealed;
            try (SimulatedLog log = log(mirror.addresses(), 1)) {
                for (int offset = 10; offset <= 3000; offset += 10) log.sealOnlyTo(offset);
                awaitPublished(log);
                shown = log.published();
                mirror.kill();
                log.sealOnlyTo(3100); // Sealed, in the log state, and at no mirror.
                sealed = log.last().size();
            }
            delete(data());
            mirror.start();
            long startNanos = System.nanoTime();
            Commit restored = restore(mirror.copy(), Optional.empty());
            long millis = (System.nanoTime() - startNanos) / 1_000_000;
            assertThat(restored.size()).isEqualTo(shown.size()).isLessThan(sealed);
            assertThat(restored.root()).isEqualTo(shown.root());
            try (SimulatedLog log = log(mirror.addresses(), 1)) {
                log.sealOnlyTo(3200);
                awaitPublished(log);
                List<Entry> entries = log.entries();
                assertThat(SimulatedLog.rootOf(entries, shown.size())).isEqualTo(shown.root());
                requireEachEventOnce(entries, 3200);
                assertThat(mirror.size()).isEqualTo(log.last().size());
                await(() -> mirror.get("checkpoint").body().contains("\n" + log.last().size() + "\n"));
                audit(mirror.copy());
            }
            System.out.printf(
                    "measure restored %d leaves from a mirror in %d ms, leaves lost 0, events lost 0%n", restored.size(), millis);
        }
    }

    /** Of each source every second offset is a repetition. */
    private static void requireEachEventOnce(List<Entry> entries, int offset) {
        List<Hash> events = entries.stream().filter(Entry.Event.class::isInstance).map(Entry::digest).toList();
        assertThat(events).doesNotHaveDuplicates().hasSize(offset);
        for (int source = 0; source < 2; source++) {
            for (long next = 0; next < offset; next++) {
                assertThat(events).contains(SimulatedLog.event(source, next).digest());
            }
        }
    }

    @Test
    void isNotRestoredWhereThereIsALogOrWhenSomebodyWasShownMore() throws Exception {
        try (RunningMirror mirror = new RunningMirror(folder.resolve("mirror")).start()) {
            try (SimulatedLog log = log(mirror.addresses(), 1)) {
                log.sealOnlyTo(100);
                awaitPublished(log);
                mirror.kill();
                log.sealOnlyTo(200);
            }
            mirror.start();
            refuses("there is a log", mirror.copy(), Optional.empty());
            delete(data());
            HttpServer witness = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            String seen = SimulatedLog.KEYS.sign(new Checkpoint(SimulatedLog.ORIGIN, 100_000, Hash.ofContent(new byte[1])).format())
                    .format();
            witness.createContext("/", exchange -> {
                byte[] body = seen.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            witness.start();
            URI url = URI.create("http://127.0.0.1:" + witness.getAddress().getPort() + "/");
            WitnessPolicy policy = new WitnessPolicy(
                    WitnessPolicy.none(SimulatedLog.KEYS.verifierKeys()).policy(),
                    List.of(new WitnessPolicy.Address("customs", url, List.of())));
            try {
                refuses("would be a second history", mirror.copy(), Optional.of(policy));
            } finally {
                witness.stop(0);
            }
            assertThatExceptionOfType(IOException.class) // Nor if a witness cannot be asked.
                    .isThrownBy(() -> restore(mirror.copy(), Optional.of(policy)));
            restore(mirror.copy(), Optional.empty());
        }
    }

    private void refuses(String reason, String copy, Optional<WitnessPolicy> policy) {
        assertThatExceptionOfType(RefusedToStartException.class)
                .isThrownBy(() -> restore(copy, policy))
                .withMessageContaining(reason);
    }

    /** A mirror, or whoever stands in its place, that changes a byte of what it serves. */
    @Test
    void isNotRestoredFromACopyWithAnyByteChanged() throws Exception {
        Path copy = folder.resolve("copy");
        try (RunningMirror mirror = new RunningMirror(folder.resolve("mirror")).start();
                SimulatedLog log = log(mirror.addresses(), 1)) {
            for (int offset = 10; offset <= 300; offset += 10) log.sealOnlyTo(offset);
            awaitPublished(log);
            long size = log.last().size();
            for (long tile = 0; tile * 256 < size; tile++) {
                String path = EntryTile.holding(tile * 256, size).path();
                save(copy.resolve(path), mirror, path);
            }
            for (long batch = 0; batch <= log.last().batch(); batch++) save(copy.resolve("manifests/" + batch), mirror, "manifests/" + batch);
            save(copy.resolve("checkpoint"), mirror, "newest");
        }
        delete(data());
        int changes = 0;
        try (Stream<Path> files = Files.walk(copy)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                int signatures = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\n\n"); // Those of others are passed over.
                int end = file.endsWith("checkpoint") ? signatures : bytes.length;
                for (int index = 0; index < end; index += 151) {
                    byte[] changed = bytes.clone();
                    changed[index] ^= 1;
                    Files.write(file, changed);
                    assertThatExceptionOfType(RefusedToStartException.class)
                            .as("%s byte %d", file, index)
                            .isThrownBy(() -> restore(copy.toString(), Optional.empty()));
                    changes++;
                }
                Files.write(file, bytes);
            }
        }
        restore(copy.toString(), Optional.empty());
        System.out.printf("measure restorations from a copy with a changed byte %d, refused %d%n", changes, changes);
    }

    private static void save(Path file, RunningMirror mirror, String path) throws Exception {
        Files.createDirectories(file.getParent());
        try (InputStream in = URI.create(mirror.copy() + "/" + path).toURL().openStream()) {
            Files.write(file, in.readAllBytes());
        }
    }
}
