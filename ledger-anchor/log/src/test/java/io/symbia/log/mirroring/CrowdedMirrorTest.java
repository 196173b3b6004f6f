package io.symbia.log.mirroring;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.symbia.disk.FolderDisk;
import io.symbia.log.publishing.RecentTrees;
import io.symbia.log.publishing.Sealed;
import io.symbia.log.storage.LogReader;
import io.symbia.log.storage.commits.Commit;
import io.symbia.log.testkit.SimulatedLog;
import io.symbia.log.witnessing.OwnHistory;
import io.symbia.tlog.checkpoint.AddCheckpoint;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A mirror among strangers, who ask what the log is about to ask: what is nothing new any more is held back. */
@Timeout(120)
class CrowdedMirrorTest extends MirrorHarness {
    private static final int CONFLICT = 409;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger heldBack = new AtomicInteger();
    private final AtomicInteger wrongGuesses = new AtomicInteger();
    private HttpServer door;

    @BeforeEach
    void open() throws IOException {
        door = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        door.setExecutor(threads);
        door.start();
    }

    @AfterEach
    void close() {
        end.countDown();
        door.stop(0);
        threads.close();
        http.close();
    }

    /** The mirror behind the door: a stranger's question comes before each of the log's that asks for cosignatures alone. */
    private List<MirrorAddress> among(RunningMirror mirror) throws Exception {
        door.createContext("/", exchange -> passOn(exchange, mirror));
        return List.of(behindTheDoor(mirror));
    }

    private MirrorAddress behindTheDoor(RunningMirror mirror) throws IOException, InterruptedException {
        URI url = URI.create("http://127.0.0.1:" + door.getAddress().getPort() + "/");
        MirrorAddress own = mirror.addresses().getFirst();
        return new MirrorAddress(own.name(), url, own.keys());
    }

    private void pass(HttpExchange exchange, URI mirror) throws IOException, InterruptedException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        URI target = mirror.resolve(exchange.getRequestURI().getPath());
        HttpResponse<byte[]> answer = ask(exchange.getRequestMethod(), target, body);
        if (answer.statusCode() == CONFLICT) wrongGuesses.incrementAndGet();
        if (target.getPath().equals("/add-entries") && isEmpty(body) && answer.statusCode() == 200) {
            heldBack.incrementAndGet();
            end.await();
        }
        exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
    }

    private HttpResponse<byte[]> ask(String method, URI target, byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(target).header("Content-Type", "application/octet-stream");
        if (method.equals("POST")) request.POST(HttpRequest.BodyPublishers.ofByteArray(body));
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    /** An upload of nothing begins where it ends. */
    private static boolean isEmpty(byte[] upload) {
        ByteBuffer header = ByteBuffer.wrap(upload);
        header.position(Short.BYTES + header.getShort());
        long start = header.getLong();
        return start == header.getLong();
    }

    @Test
    void readsWhatTheMirrorHasCosignedWhereItIsNotToldInTime() throws Exception {
        try (RunningMirror mirror = new RunningMirror(folder.resolve("mirror")).start();
                SimulatedLog log = log(among(mirror), 1)) {
            for (int offset = 40; offset <= 160; offset += 40) {
                log.sealOnlyTo(offset);
                awaitPublished(log);
            }
            assertThat(heldBack).hasValueGreaterThanOrEqualTo(4);
            assertThat(log.publication().mirrors().getFirst().problem()).isEmpty();
        }
    }

    /** A stranger has said all that the log is about to say, and no answer comes: the log goes by what the mirror shows. */
    @Test
    void goesOnWhereAStrangerBringsEverythingFirst() throws Exception {
        try (RunningMirror mirror = new RunningMirror(folder.resolve("mirror")).start();
                SimulatedLog log = log(List.of(behindTheDoor(mirror)), 1)) {
            door.createContext("/", exchange -> bringFirst(exchange, mirror, log));
            for (int offset = 40; offset <= 160; offset += 40) {
                log.sealOnlyTo(offset);
                awaitPublished(log);
                await(() -> mirror.get("checkpoint")
                        .body()
                        .startsWith(SimulatedLog.ORIGIN + "\n" + log.last().size() + "\n"));
            }
            assertThat(heldBack).hasValueGreaterThanOrEqualTo(4);
            assertThat(log.publication().mirrors().getFirst().problem()).isEmpty();
        }
    }

    private void bringFirst(HttpExchange exchange, RunningMirror mirror, SimulatedLog log) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/add-checkpoint")) {
                strangerTo(mirror).hold(newestOf(log, body));
            } else if (path.equals("/add-published")) {
                assertThat(ask("POST", mirror.url().resolve(path), body).statusCode())
                        .isEqualTo(200);
            }
            if (exchange.getRequestMethod().equals("POST")) {
                heldBack.incrementAndGet();
                end.await();
            } else {
                pass(exchange, mirror.url());
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } catch (MirrorFailedException failed) {
            throw new IOException(failed);
        }
    }

    /** The mirror is always a tree ahead of what the log asks it about. */
    @Test
    void takesALaterTreeThatAStrangerHasBrought() throws Exception {
        try (RunningMirror mirror = new RunningMirror(folder.resolve("mirror")).start();
                SimulatedLog log = log(List.of(behindTheDoor(mirror)), 1)) {
            AtomicInteger overtaken = new AtomicInteger();
            door.createContext("/", exchange -> {
                if (exchange.getRequestURI().getPath().equals("/add-checkpoint")) {
                    sealAnother(log, mirror);
                    overtaken.incrementAndGet();
                }
                passOn(exchange, mirror);
            });
            for (int step = 0; step < 4; step++) {
                synchronized (log) {
                    log.sealOnlyTo(log.nextOffset(0) + 20);
                }
                awaitPublished(log);
            }
            assertThat(overtaken).hasValueGreaterThanOrEqualTo(4);
            assertThat(log.publication().mirrors().getFirst().problem()).isEmpty();
        }
    }

    private void sealAnother(SimulatedLog log, RunningMirror mirror) throws IOException {
        synchronized (log) {
            log.sealOnlyTo(log.nextOffset(0) + 20);
            Commit last = log.last();
            Sealed sealed = new Sealed(last.batch() + 1, last.size(), last.root(), signed(last.size(), last.root()));
            try {
                strangerTo(mirror).hold(sealed);
            } catch (MirrorFailedException | InterruptedException failed) {
                throw new IOException(failed);
            }
        }
    }

    private void passOn(HttpExchange exchange, RunningMirror mirror) throws IOException {
        try (exchange) {
            pass(exchange, mirror.url());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /** A stranger has what is public, and talks as the log does. */
    private MirrorClient strangerTo(RunningMirror mirror) throws IOException, InterruptedException {
        LogReader reader = new LogReader(new FolderDisk(data()));
        OwnHistory history = OwnHistory.open(new FolderDisk(data()), reader, SimulatedLog.KEYS.verifierKeys(), 0);
        return new MirrorClient(mirror.addresses().getFirst(), http, PATIENCE, history, new RecentTrees<>(), reader);
    }

    private static Sealed newestOf(SimulatedLog log, byte[] question) {
        Note note = AddCheckpoint.parse(Octets.of(question)).note();
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        return new Sealed(log.last().batch() + 1, checkpoint.treeSize(), checkpoint.root(), note);
    }

    @Test
    void guessesRightAfterAStart() throws Exception {
        try (RunningMirror mirror = new RunningMirror(folder.resolve("mirror")).start()) {
            List<MirrorAddress> addresses = among(mirror);
            for (int offset = 40; offset <= 160; offset += 40) {
                try (SimulatedLog log = log(addresses, 1)) {
                    log.sealOnlyTo(offset);
                    awaitPublished(log);
                }
            }
            assertThat(wrongGuesses).hasValue(0);
        }
    }
}
