package io.symbia.log.mirroring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import io.symbia.log.fence.RefusedToStartException;
import io.symbia.log.publishing.Published;
import io.symbia.log.restoring.CopySource;
import io.symbia.log.restoring.Restore;
import io.symbia.log.storage.commits.Commit;
import io.symbia.log.testkit.SimulatedLog;
import io.symbia.log.witnessing.WitnessPolicy;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.tile.EntryTile;
import io.symbia.tlog.tree.Hash;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A log that is made again from its mirror, or from a copy of it. */
@Timeout(120)
class RestoredLogTest extends MirrorHarness {
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
                await(() -> mirror.get("checkpoint")
                        .body()
                        .contains("\n" + log.last().size() + "\n"));
                audit(mirror.copy());
            }
            System.out.printf(
                    "measure restored %d leaves from a mirror in %d ms, leaves lost 0, events lost 0%n",
                    restored.size(), millis);
        }
    }

    /** Of each source every second offset is a repetition. */
    private static void requireEachEventOnce(List<Entry> entries, int offset) {
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
            String seen = SimulatedLog.KEYS
                    .sign(new Checkpoint(SimulatedLog.ORIGIN, 100_000, Hash.ofContent(new byte[1])).format())
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
            for (long batch = 0; batch <= log.last().batch(); batch++)
                save(copy.resolve("manifests/" + batch), mirror, "manifests/" + batch);
            save(copy.resolve("checkpoint"), mirror, "newest");
        }
        delete(data());
        int changes = 0;
        try (Stream<Path> files = Files.walk(copy)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                int signatures = new String(bytes, StandardCharsets.ISO_8859_1)
                        .indexOf("\n\n"); // Those of others are passed over.
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
