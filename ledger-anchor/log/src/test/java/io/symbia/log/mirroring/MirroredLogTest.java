package io.symbia.log.mirroring;

import static io.symbia.tlog.testkit.Specification.TLOG_MIRROR;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.symbia.log.publishing.Published;
import io.symbia.log.testkit.SimulatedLog;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteVerifier;
import io.symbia.tlog.testkit.Must;
import io.symbia.tlog.tree.Hash;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A log with a mirror that is a process of its own, killed, stalled, lied about. */
@Timeout(120)
class MirroredLogTest extends MirrorHarness {
    @Must(
            by = TLOG_MIRROR,
            says = "As in the witness protocol, the client MUST ignore any cosignatures from unknown keys.")
    @Test
    void isPublishedWhenTheMirrorHoldsItAndAuditedAtTheMirror() throws Exception {
        try (RunningMirror mirror = new RunningMirror(folder.resolve("mirror")).start();
                SimulatedLog log = log(mirror.addresses(), 1)) {
            for (int offset = 40; offset <= 400; offset += 40) {
                log.sealOnlyTo(offset);
                await(() -> log.publication().published().isPresent());
                assertThat(mirror.size())
                        .isGreaterThanOrEqualTo(
                                log.publication().published().orElseThrow().size());
            }
            awaitPublished(log);
            Note published = log.published().checkpoint();
            assertThat(new NoteVerifier(mirror.addresses().getFirst().keys()).verify(published))
                    .hasSize(2);
            await(() -> mirror.get("checkpoint")
                    .body()
                    .startsWith(SimulatedLog.ORIGIN + "\n" + log.last().size() + "\n"));
            assertThat(audit(mirror.copy())).contains(log.last().size() + " entries");
            assertThat(log.publication().mirrors().getFirst().size())
                    .isEqualTo(log.last().size());
        }
    }

    @Must(
            by = TLOG_MIRROR,
            says =
                    "Additionally, clients and mirrors MUST continue operating correctly if an `add-entries` stream is interrupted.")
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
                long published =
                        log.publication().published().map(Published::size).orElse(0L);
                mirror.start();
                assertThat(mirror.size()).isGreaterThanOrEqualTo(published);
                awaitPublished(log);
            }
            System.out.printf(
                    "measure mirror kills %d, published and not held 0, leaves %d%n",
                    kills, log.last().size());
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
            int offset = 0;
            for (String answer : List.of(
                    "", "nonsense\n", "7\n9\n\n", "0\n", Note.parse(signed()).format())) {
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
                MirrorAddress address = new MirrorAddress(
                        "liar", url, honest.addresses().getFirst().keys());
                try (SimulatedLog log = log(List.of(address), 1)) {
                    log.sealOnlyTo(offset += 20);
                    await(() -> log.publication().mirrors().getFirst().problem().isPresent());
                    assertThat(log.publication().published()).isEmpty();
                } finally {
                    liar.stop(0);
                }
            }
        }
    }

    /** "One beyond the end", or forwards and back in turn: whoever brings nothing on is left, and it is said. */
    @Test
    void doesNotAskForEverAMirrorThatBringsNothingOn() throws Exception {
        for (List<String> places : List.of(List.of("999999"), List.of("1", "0"))) {
            AtomicInteger uploads = new AtomicInteger();
            HttpServer liar = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            liar.createContext("/", exchange -> {
                exchange.getRequestBody().readAllBytes();
                boolean adds = exchange.getRequestURI().getPath().equals("/add-entries");
                String place = places.get(adds ? uploads.getAndIncrement() % places.size() : 0);
                byte[] body = (adds ? "7\n" + place + "\n\n" : "999999\n").getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(adds ? 202 : 200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            liar.start();
            URI url = URI.create("http://127.0.0.1:" + liar.getAddress().getPort() + "/");
            try (SimulatedLog log = log(List.of(new MirrorAddress("liar", url, SimulatedLog.KEYS.verifierKeys())), 0)) {
                log.sealOnlyTo(log.nextOffset(0) + 20);
                await(() -> log.publication().mirrors().getFirst().problem().isPresent());
                assertThat(log.publication().mirrors().getFirst().problem().get())
                        .contains("takes no entry");
            } finally {
                liar.stop(0);
            }
        }
    }

    private static String signed() {
        String text = new Checkpoint(SimulatedLog.ORIGIN, 1, Hash.ofContent(new byte[0])).format();
        return SimulatedLog.KEYS.cosign(SimulatedLog.KEYS.sign(text), 1).format();
    }
}
