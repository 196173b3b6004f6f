package io.symbia.log.witnessing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.symbia.log.proof.Prover;
import io.symbia.log.publishing.WitnessStatus;
import io.symbia.log.storage.LogReader;
import io.symbia.log.storage.commits.Commit;
import io.symbia.log.testkit.SimulatedLog;
import io.symbia.tlog.checkpoint.AddCheckpoint;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.tree.Hash;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Witnesses that are far away: whatever the log asks, a stranger has shown them a later tree before the question comes. */
@Timeout(120)
class OvertakenWitnessTest {
    private static final String HASH =
            Hash.ofContent(SimulatedLog.ORIGIN.getBytes(StandardCharsets.UTF_8)).hex();
    private static final int STEPS = 6;

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<HttpServer> ways = new ArrayList<>();
    private final AtomicReference<SimulatedLog> log = new AtomicReference<>();
    private final AtomicInteger overtaken = new AtomicInteger();
    private volatile boolean gone; // The stranger.

    @AfterEach
    void close() {
        ways.forEach(way -> way.stop(0));
        threads.close();
        http.close();
    }

    /** The way from the log to a witness. */
    private URI farWayTo(RunningWitness witness, Town town) throws IOException {
        HttpServer way = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        way.setExecutor(threads);
        way.createContext("/", exchange -> {
            try (exchange) {
                pass(exchange, witness.url(), town);
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            }
        });
        way.start();
        ways.add(way);
        return URI.create("http://127.0.0.1:" + way.getAddress().getPort() + "/");
    }

    private void pass(HttpExchange exchange, URI witness, Town town) throws IOException, InterruptedException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        boolean isQuestion = exchange.getRequestMethod().equals("POST");
        if (isQuestion && log.get() != null && !gone) sealAndShow(witness, town);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(witness.resolve(exchange.getRequestURI().getPath()));
        if (isQuestion) request.POST(BodyPublishers.ofByteArray(body));
        HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
        answer.headers()
                .firstValue("Content-Type")
                .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
        exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
    }

    private long seal() {
        synchronized (log) {
            log.get().sealOnlyTo(log.get().nextOffset(0) + 2);
            return log.get().last().size();
        }
    }

    private void sealAndShow(URI witness, Town town) throws IOException, InterruptedException {
        synchronized (log) {
            long _ = seal();
            Commit last = log.get().last();
            long known = knownTo(witness);
            LogReader reader = new LogReader(town.disk);
            List<Hash> proof = known == 0 ? List.of() : Prover.consistency(known, last.size(), reader);
            Note note = SimulatedLog.KEYS.sign(new Checkpoint(SimulatedLog.ORIGIN, last.size(), last.root()).format());
            HttpRequest shown = HttpRequest.newBuilder(witness.resolve("/add-checkpoint"))
                    .POST(BodyPublishers.ofString(new AddCheckpoint(known, proof, note).format()))
                    .build();
            assertThat(http.send(shown, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
            overtaken.incrementAndGet();
        }
    }

    private long knownTo(URI witness) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(witness.resolve("/" + HASH + "/checkpoint"))
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        return answer.statusCode() == 200
                ? Checkpoint.parse(Note.parse(answer.body()).text()).treeSize()
                : 0;
    }

    @Test
    void countsWithTheTreeThatItHasCosigned() throws Exception {
        try (Town town = new Town(folder)) {
            URI customs = farWayTo(town.customs, town);
            requirePublishedInStep(town, town.policy(customs, town.finance.url(), town.industry.url()));
        }
    }

    @Test
    void countsBesideOthersThatAreOvertakenToo() throws Exception {
        try (Town town = new Town(folder)) {
            URI customs = farWayTo(town.customs, town);
            URI finance = farWayTo(town.finance, town);
            requirePublishedInStep(town, town.policy(customs, finance, town.industry.url()));
        }
    }

    /** A stranger keeps two needed witnesses apart by showing each another tree; the log notices, and shows nobody a newer one. */
    @Test
    void areKnownToBeKeptApart() throws Exception {
        try (Town town = new Town(folder)) {
            String policy = town.policy(farWayTo(town.customs, town), farWayTo(town.finance, town), town.industry.url())
                    .replace("group partners any finance industry", "group partners any finance");
            try (SimulatedLog started = town.log(policy)) {
                log.set(started);
                long _ = seal();
                Awaitility.await()
                        .atMost(Town.PATIENCE)
                        .until(() -> started.publication().isOvertaken());
                gone = true;
                Awaitility.await()
                        .atMost(Town.PATIENCE)
                        .until(() ->
                                Town.publishedSize(started) == started.last().size());
                Awaitility.await()
                        .atMost(Town.PATIENCE)
                        .until(() -> !started.publication().isOvertaken());
            }
        }
    }

    private void requirePublishedInStep(Town town, String policy) throws Exception {
        try (SimulatedLog started = town.log(policy)) {
            log.set(started);
            long published = 0;
            for (int step = 0; step < STEPS; step++) {
                long size = seal();
                Awaitility.await().atMost(Town.PATIENCE).until(() -> Town.publishedSize(started) >= size);
                published++;
            }
            List<Optional<String>> problems = started.publication().witnesses().stream()
                    .map(WitnessStatus::problem)
                    .toList();
            assertThat(problems).allMatch(Optional::isEmpty);
            System.out.printf(
                    "questions overtaken %d, trees published in time %d of %d%n", overtaken.get(), published, STEPS);
            assertThat(overtaken).hasValueGreaterThanOrEqualTo(STEPS);
        }
    }
}
