package io.symbia.log.mirroring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import io.symbia.log.fence.LogState;
import io.symbia.log.fence.RefusedToStartException;
import io.symbia.log.publishing.Published;
import io.symbia.log.restoring.Onlookers;
import io.symbia.log.storage.commits.Commit;
import io.symbia.log.testkit.SimulatedLog;
import io.symbia.log.witnessing.WitnessPolicy;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteSigner;
import io.symbia.tlog.tile.EntryTile;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A log that is made again from its mirror, or from a copy of it. */
@Timeout(120)
class RestoredLogTest extends MirrorHarness {
    private static final NoteSigner CUSTOMS = NoteSigner.cosignerOfSeed("customs", Octets.of(new byte[32]));

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
            Commit restored = restore(mirror.copy(), NOBODY);
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
            refuses("there is a log", mirror.copy(), NOBODY);
            delete(data());
            Onlookers asked;
            try (Shown witness = new Shown(200, signed(100_000, Hash.ofContent(new byte[1])))) {
                asked = onlookers(List.of(witness.address()), List.of());
                refuses("would be a second history", mirror.copy(), asked);
                refuses(
                        "mirror customs has cosigned 100000",
                        mirror.copy(),
                        onlookers(List.of(), List.of(new MirrorAddress("customs", witness.url(), List.of()))));
            }
            assertThatExceptionOfType(IOException.class) // Nor if a witness cannot be asked.
                    .isThrownBy(() -> restore(mirror.copy(), asked));
            restore(mirror.copy(), NOBODY);
        }
    }

    /** A wrong address, or one behind which nobody is at home, shows nothing either. */
    @Test
    void isNotRestoredWhileSomebodyDoesNotShowWhatHeHasCosigned() throws Exception {
        try (RunningMirror mirror = new RunningMirror(folder.resolve("mirror")).start()) {
            Commit last;
            try (SimulatedLog log = log(mirror.addresses(), 1)) {
                log.sealOnlyTo(100);
                awaitPublished(log);
                last = log.last();
                mirror.kill();
                log.sealOnlyTo(200);
            }
            mirror.start();
            delete(data());
            Note honest = signed(last.size(), last.root());
            Note cosigned = honest.with(List.of(CUSTOMS.cosign(honest.text(), 1)));
            try (Shown away = new Shown(404, honest);
                    Shown another = new Shown(200, honest);
                    Shown knowing = new Shown(200, cosigned)) {
                String copy = mirror.copy();
                refuses("witness customs does not show", copy, onlookers(List.of(away.address()), List.of()));
                refuses(
                        "mirror customs does not show",
                        copy,
                        onlookers(List.of(), List.of(new MirrorAddress("customs", away.url(), List.of()))));
                refuses("witness customs does not show", copy, onlookers(List.of(another.address()), List.of()));
                refuses( // A new one is believed to be new only while it has nothing to show.
                        "witness customs does not show",
                        copy,
                        onlookers(List.of(another.address()), List.of(), "customs"));
                assertThatExceptionOfType(RefusedToStartException.class)
                        .isThrownBy(() -> onlookers(List.of(away.address()), List.of(), "finance"))
                        .withMessageContaining("finance");
                LogState before = states.get(SimulatedLog.ORIGIN);
                assertThat(before.size()).isGreaterThan(last.size());

                states.forget(
                        SimulatedLog.ORIGIN); // It may be gone with the folder: then nothing speaks against the copy.
                refuses("witness customs does not show", copy, onlookers(List.of(away.address()), List.of()));
                states.put(before);

                restore(copy, onlookers(List.of(away.address()), List.of(), "customs"));
                states.put(before);
                delete(data());
                Commit restored = restore(copy, onlookers(List.of(knowing.address()), mirror.addresses()));
                assertThat(restored.size()).isEqualTo(last.size());
            }
        }
    }

    /** One answer at every path. */
    private static final class Shown implements AutoCloseable {
        private final HttpServer server;

        Shown(int status, Note note) throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            byte[] body = note.format().getBytes(StandardCharsets.UTF_8);
            server.createContext("/", exchange -> {
                exchange.sendResponseHeaders(status, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
        }

        URI url() {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        }

        WitnessPolicy.Address address() {
            return new WitnessPolicy.Address("customs", url(), List.of(CUSTOMS.verifierKey()));
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    private void refuses(String reason, String copy, Onlookers onlookers) {
        assertThatExceptionOfType(RefusedToStartException.class)
                .isThrownBy(() -> restore(copy, onlookers))
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
                            .isThrownBy(() -> restore(copy.toString(), NOBODY));
                    changes++;
                }
                Files.write(file, bytes);
            }
        }
        restore(copy.toString(), NOBODY);
        System.out.printf("measure restorations from a copy with a changed byte %d, refused %d%n", changes, changes);
    }

    private static void save(Path file, RunningMirror mirror, String path) throws Exception {
        Files.createDirectories(file.getParent());
        try (InputStream in = URI.create(mirror.copy() + "/" + path).toURL().openStream()) {
            Files.write(file, in.readAllBytes());
        }
    }
}
