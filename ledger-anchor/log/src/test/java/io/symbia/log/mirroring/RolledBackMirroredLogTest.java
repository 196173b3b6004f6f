package io.symbia.log.mirroring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.symbia.log.fence.LogState;
import io.symbia.log.fence.RolledBackException;
import io.symbia.log.testkit.SimulatedLog;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteSigner;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
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

/** Files and log state of a log are put back together, and its mirror is not. */
@Timeout(120)
class RolledBackMirroredLogTest extends StrangersHarness {
    private static final long BACK = 100; // Offsets that are sealed when the backup is made.
    private static final long END = 200;

    private long signed; // Leaves.
    private long putBackTo;

    private void putBackALogOf(RunningMirror mirror) throws Exception {
        LogState before;
        try (SimulatedLog log = log(mirror.addresses(), 1)) {
            log.sealOnlyTo(BACK);
            awaitPublished(log);
            putBackTo = log.last().size();
            before = states.get(SimulatedLog.ORIGIN);
            copy(data(), folder.resolve("backup"));
            log.sealOnlyTo(END);
            awaitPublished(log);
            signed = log.last().size();
        }
        states.put(before);
        try (Stream<Path> files = Files.list(data())) {
            for (Path file : files.toList()) Files.delete(file);
        }
        copy(folder.resolve("backup"), data());
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) Files.copy(file, to.resolve(file.getFileName()));
        }
    }

    private RolledBackException awaitStop() {
        await(() -> failures.stream().anyMatch(RolledBackException.class::isInstance));
        RolledBackException stop = (RolledBackException) failures.stream()
                .filter(RolledBackException.class::isInstance)
                .findFirst()
                .orElseThrow();
        failures.clear();
        return stop;
    }

    private void requireSealsNothing(SimulatedLog log) {
        long sealed = log.last().size();
        assertThatThrownBy(() -> log.sealOnlyTo(log.nextOffset(0) + 20)).isInstanceOf(RolledBackException.class);
        assertThat(log.last().size()).isEqualTo(sealed);
        assertThat(data().resolve("rolled-back")).exists();
    }

    private void requireDoesNotStart(List<MirrorAddress> mirrors) {
        assertThatThrownBy(() -> log(mirrors, 1)).isInstanceOf(RolledBackException.class);
    }

    /** Whether or not it is required: what it shows is the log's own signature. */
    @Test
    void isStoppedByTheMirrorThatHoldsMore() throws Exception {
        try (RunningMirror mirror = new RunningMirror(folder.resolve("mirror")).start()) {
            putBackALogOf(mirror);
            for (int required = 1; required >= 0; required--) {
                try (SimulatedLog log = log(mirror.addresses(), required)) {
                    assertThat(awaitStop())
                            .hasMessageStartingWith("mirror archive.example/mirror")
                            .hasMessageContaining("has a tree of %d leaves that this log has signed", signed)
                            .hasMessageContaining("its files end at " + putBackTo);
                    requireSealsNothing(log);
                }
                if (required > 0) Files.delete(data().resolve("rolled-back"));
            }
            requireDoesNotStart(mirror.addresses());
        }
    }

    /** It has sealed on until the mirror came back: what that holds is not a larger tree, but another. */
    @Test
    void isStoppedByTheMirrorThatHoldsAnotherTree() throws Exception {
        try (RunningMirror mirror = new RunningMirror(folder.resolve("mirror")).start()) {
            putBackALogOf(mirror);
            List<MirrorAddress> addresses = mirror.addresses();
            mirror.kill();
            try (SimulatedLog log = log(addresses, 1)) {
                log.sealOnlyTo(BACK + 2);
                log.sealOnlyTo(2 * END);
                assertThat(log.last().size()).isGreaterThan(signed);
                mirror.start();
                assertThat(awaitStop()).hasMessageContaining("another root there");
                requireSealsNothing(log);
            }
            requireDoesNotStart(addresses);
        }
    }

    /** Among strangers, who keep all of the log's questions from being answered. */
    @Test
    void isStoppedByWhatTheMirrorShowsWhereItAnswersNothing() throws Exception {
        try (RunningMirror mirror = new RunningMirror(folder.resolve("mirror")).start()) {
            putBackALogOf(mirror);
            atTheDoor(exchange -> {
                if (exchange.getRequestMethod().equals("POST")) holdBack();
                answer(exchange, passOn(exchange, mirror));
            });
            try (SimulatedLog log = log(List.of(behindTheDoor(mirror)), 1)) {
                assertThat(awaitStop()).hasMessageContaining("that this log has signed");
                requireSealsNothing(log);
            }
        }
    }

    /** It can say any number, and show what others have signed, nothing, or what the log has sealed. */
    @Test
    void isNotStoppedByAMirrorThatLies() throws Exception {
        String text = new Checkpoint(SimulatedLog.ORIGIN, 1_000_000, Hash.ofContent(new byte[1])).format();
        NoteSigner stranger = NoteSigner.ofSeed(SimulatedLog.ORIGIN, Octets.of(new byte[] {
            1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8
        }));
        String forged = new Note(text, List.of(stranger.sign(text))).format();
        int offset = 0;
        for (String shown : List.of("", "nonsense\n", forged, "x".repeat(1_000_000))) {
            for (int status : new int[] {409, 422}) {
                HttpServer liar = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                liar.createContext("/", exchange -> {
                    exchange.getRequestBody().readAllBytes();
                    boolean isAsked = exchange.getRequestMethod().equals("POST");
                    byte[] body = (isAsked ? "1000000\n" : shown).getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(isAsked ? status : 200, body.length == 0 ? -1 : body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
                liar.start();
                URI url = URI.create("http://127.0.0.1:" + liar.getAddress().getPort() + "/");
                MirrorAddress address = new MirrorAddress("liar", url, List.of(stranger.verifierKey()));
                try (SimulatedLog log = log(List.of(address), 0)) {
                    await(() -> log.publication().mirrors().getFirst().problem().isPresent());
                    log.sealOnlyTo(offset += 20);
                    awaitPublished(log);
                } finally {
                    liar.stop(0);
                }
                assertThat(failures).isEmpty();
                assertThat(data().resolve("rolled-back")).doesNotExist();
            }
        }
    }
}
