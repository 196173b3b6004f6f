package io.symbia.mirror;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.symbia.cosigner.crowd.ManagementDoor;
import io.symbia.cosigner.crowd.Reply;
import io.symbia.mirror.health.Refusals;
import io.symbia.tlog.note.VerifierKey;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * The mirror's HTTP interface; submission prefix and monitoring prefix are the same:
 *
 * <pre>
 * POST /add-checkpoint   c2sp.org/tlog-mirror: 200 and nothing, or the status of a {@link Refusal}
 * POST /add-entries      c2sp.org/tlog-mirror: 200 signature lines, 202 or 409 where to go on, else the status of a {@link Refusal}
 * POST /add-manifests    200 the number of manifests that are here, 409 the same
 * POST /add-published    200 when the checkpoint is the current one, or an older one
 * GET  /{origin hash}/…  the log, as {@link CopyReader} has it
 * GET  /keys             the mirror's verifier keys, one a line
 * GET  /metrics          for Prometheus
 * GET  /health           200 while it does its work, 503 and why it does not
 * GET  /actuator/health/…           503 only when it has to be started again: where other processes of a house have it
 * </pre>
 */
public final class MirrorDoor implements AutoCloseable {
    private static final List<String> READS = List.of("GET", "HEAD");
    private static final String HEALTH = "/actuator/health/";

    private final Mirror mirror;
    private final CopyReader reader;
    private final HttpServer server;
    private final Posts posts;
    private final Refusals refusals = new Refusals(Posts.PATHS);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Opens the door. */
    public MirrorDoor(Mirror mirror, InetSocketAddress address) throws IOException {
        this.mirror = mirror;
        this.reader = new CopyReader(mirror);
        this.posts = new Posts(mirror);
        this.server = HttpServer.create(address, 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Where it is. */
    public URI address() {
        InetSocketAddress bound = server.getAddress();
        return URI.create("http://%s:%d".formatted(bound.getHostString(), bound.getPort()));
    }

    /**
     * A door beside this one that answers probes and gives metrics, whoever holds this one.
     *
     * @param port nothing or empty: there is none
     */
    public Optional<ManagementDoor> management(InetSocketAddress beside, Optional<String> port) throws IOException {
        return ManagementDoor.beside(beside, port, this::handle);
    }

    /** Answers what has come in, at most a second long, and closes. */
    @Override
    public void close() {
        server.stop(1);
        posts.close();
        threads.shutdownNow(); // Whoever pauses would pause on.
        threads.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Optional<CopyReader.Manifests> manifests = manifests(exchange);
        if (manifests.isPresent()) {
            CopyReader.Manifests served = manifests.get();
            head(exchange, 200, served.type(), CopyReader.FOR_GOOD);
            Reply.send(exchange, 200, served.sizeBytes(), served::writeTo);
            return;
        }
        Answer answer = answerOrUnavailable(exchange);
        head(exchange, answer.status(), answer.type(), answer.cache());
        Reply.send(exchange, answer.status(), answer.body());
    }

    private Optional<CopyReader.Manifests> manifests(HttpExchange exchange) {
        if (!READS.contains(exchange.getRequestMethod())) return Optional.empty();
        try {
            Optional<CopyReader.Manifests> found =
                    reader.manifests(exchange.getRequestURI().getRawPath().substring(1));
            if (found.isPresent()) mirror.soundness().read();
            return found;
        } catch (IOException unreadable) { // What else is read for this path is nothing, and says so.
            mirror.soundness().couldNotRead(unreadable);
            return Optional.empty();
        }
    }

    private static void head(HttpExchange exchange, int status, String type, long cacheSeconds) {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Accept-Encoding", "gzip"); // "mirrors SHOULD send"
        exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*"); // All of it is public.
        if (cacheSeconds > 0) {
            exchange.getResponseHeaders().set("Cache-Control", "public, max-age=" + cacheSeconds);
        }
        if (status == 503) exchange.getResponseHeaders().set("Retry-After", "1");
    }

    private Answer answerOrUnavailable(HttpExchange exchange) {
        try {
            if (!exchange.getRequestMethod().equals("POST")) return got(exchange);
            Answer answer = posts.answer(exchange);
            refusals.answered(exchange.getRequestURI().getRawPath(), answer.status());
            return answer;
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return Answer.text(503, "not now: it is closing\n");
        }
    }

    private Answer got(HttpExchange exchange) {
        try {
            return get(exchange);
        } catch (IOException failed) { // Only files are read for it.
            mirror.soundness().couldNotRead(failed);
            return Answer.text(503, "not now: " + Reply.said(failed) + "\n");
        }
    }

    private Answer get(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        if (!READS.contains(exchange.getRequestMethod()) || path.startsWith("/add-")) {
            return Answer.text(405, "another method is meant for this path\n");
        }
        if (path.equals("/health")) return health(mirror.trouble());
        if (path.startsWith(HEALTH)) return health(mirror.stopped());
        if (path.equals("/keys")) return Answer.text(200, lines(mirror.verifierKeys()));
        if (path.equals("/metrics")) return Answer.text(200, reader.metrics() + refusals.metrics());
        Optional<Answer> found = reader.read(path.substring(1));
        if (found.isPresent()) mirror.soundness().read();
        return found.orElse(Answer.text(404, "nothing is known under this path\n"));
    }

    private static Answer health(Optional<String> problem) {
        return problem.map(why -> Answer.text(503, "it does not mirror: " + why + "\n"))
                .orElse(Answer.text(200, "up\n"));
    }

    private static String lines(List<VerifierKey> keys) {
        return keys.stream().map(key -> key.format() + "\n").collect(Collectors.joining());
    }
}
