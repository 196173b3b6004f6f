package io.symbia.mirror;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.symbia.cosigner.crowd.Arrival;
import io.symbia.cosigner.crowd.CrowdedException;
import io.symbia.cosigner.crowd.ManagementDoor;
import io.symbia.cosigner.crowd.Pace;
import io.symbia.cosigner.crowd.Reception;
import io.symbia.cosigner.crowd.Reply;
import io.symbia.mirror.Refusal.Kind;
import io.symbia.mirror.health.Refusals;
import io.symbia.tlog.checkpoint.AddCheckpoint;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteSignature;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.tree.Octets;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

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
    /** Of all bodies but that of {@code add-entries}, which is not held. */
    private static final int MAX_NOTE_BYTES = 64 * 1024;

    private static final int MAX_MANIFESTS_BYTES = 5 << 20; // A log sends 4 MiB at once, or one manifest.
    private static final int MAX_MANIFESTS_ANSWERS =
            8; // At once, of up to 8 MiB; the next one waits, then is told to come again.
    private static final Duration MANIFESTS_PATIENCE = Duration.ofSeconds(5);
    private static final List<String> POSTED =
            List.of("/add-checkpoint", "/add-entries", "/add-manifests", "/add-published");
    private static final String HEALTH = "/actuator/health/";
    private static final String BINARY = "application/octet-stream";
    private static final String INFO = "text/x.tlog.mirror-info";

    private final Mirror mirror;
    private final CopyReader reader;
    private final HttpServer server;
    private final Semaphore manifests = new Semaphore(MAX_MANIFESTS_ANSWERS);
    private final Semaphore parsing = new Semaphore(1);
    private final Reception reception;
    private final Refusals refusals = new Refusals(POSTED);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Opens the door. */
    public MirrorDoor(Mirror mirror, InetSocketAddress address) throws IOException {
        this.mirror = mirror;
        this.reader = new CopyReader(mirror);
        this.reception = new Reception(
                mirror.logs().stream().map(log -> log.log().origin()).toList());
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
        reception.close();
        threads.shutdownNow(); // Whoever pauses would pause on.
        threads.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        boolean isLarge = exchange.getRequestURI().getRawPath().contains("/manifests/");
        if (isLarge && !hasTurn()) {
            send(exchange, Answer.text(503, "too many are fetching manifests\n"));
            return;
        }
        try {
            send(exchange, answerOrUnavailable(exchange));
        } finally {
            if (isLarge) manifests.release();
        }
    }

    private boolean hasTurn() {
        try {
            return manifests.tryAcquire(MANIFESTS_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        exchange.getResponseHeaders().set("Accept-Encoding", "gzip"); // "mirrors SHOULD send"
        exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*"); // All of it is public.
        if (answer.cache() > 0) {
            exchange.getResponseHeaders().set("Cache-Control", "public, max-age=" + answer.cache());
        }
        if (answer.status() == 503) exchange.getResponseHeaders().set("Retry-After", "1");
        Reply.send(exchange, answer.status(), answer.body().toArray());
    }

    private Answer answerOrUnavailable(HttpExchange exchange) {
        try {
            if (!exchange.getRequestMethod().equals("POST")) return got(exchange);
            Answer answer = posted(exchange);
            refusals.answered(exchange.getRequestURI().getRawPath(), answer.status());
            return answer;
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return Answer.text(503, "not now: it is closing\n");
        }
    }

    /**
     * Anybody can post. So bytes come in among others of their kind ({@link Reception}), and what brings nothing new is answered at a
     * {@link Pace}. Files that cannot be written promise nothing: the log is told so, and asks again later.
     */
    private Answer posted(HttpExchange exchange) throws InterruptedException {
        String path = exchange.getRequestURI().getRawPath();
        if (!POSTED.contains(path)) return Answer.text(405, "nothing is taken at this path\n");
        try {
            Answer answer;
            Pace pace;
            try (Arrival arrival = reception.arrive(exchange.getRequestBody(), exchange::close)) {
                answer = taken(exchange, path, arrival);
                pace = arrival.pace();
            }
            if (!answer.isNew()) pace.keep();
            return answer;
        } catch (IOException | CrowdedException failed) {
            return Answer.text(503, "not now: " + failed.getMessage() + "\n");
        }
    }

    private Answer taken(HttpExchange exchange, String path, Arrival arrival)
            throws IOException, CrowdedException, InterruptedException {
        try {
            return post(exchange, path, arrival);
        } catch (IllegalArgumentException | ZipException malformed) {
            return Answer.text(Kind.MALFORMED.status(), malformed.getMessage() + "\n");
        } catch (StackOverflowError deep) { // The JDK's reader calls itself for each empty gzip member.
            return Answer.text(Kind.MALFORMED.status(), "a body is one gzip member\n");
        } catch (Refusal refusal) {
            return refused(refusal);
        }
    }

    private Answer got(HttpExchange exchange) {
        try {
            return get(exchange);
        } catch (IOException failed) { // Only files are read for it.
            mirror.soundness().couldNotRead(failed);
            return Answer.text(503, "not now: " + failed.getMessage() + "\n");
        }
    }

    private static Answer refused(Refusal refusal) {
        return switch (refusal.kind()) {
            case OTHER_SIZE -> Answer.text(409, "text/x.tlog.size", refusal.getMessage() + "\n");
            case OTHER_PLACE -> Answer.text(409, INFO, refusal.getMessage());
            case MALFORMED, NOT_SIGNED, UNKNOWN_LOG, INCONSISTENT ->
                Answer.text(refusal.kind().status(), refusal.getMessage() + "\n");
        };
    }

    private Answer get(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        if (!List.of("GET", "HEAD").contains(exchange.getRequestMethod()) || path.startsWith("/add-")) {
            return Answer.text(405, "another method is meant for this path\n");
        }
        if (path.equals("/health")) return health(mirror.trouble());
        if (path.startsWith(HEALTH)) return health(mirror.stopped());
        if (path.equals("/keys")) return Answer.text(200, lines(mirror.verifierKeys(), VerifierKey::format));
        if (path.equals("/metrics")) return Answer.text(200, reader.metrics() + refusals.metrics());
        Optional<Answer> found = reader.read(path.substring(1));
        if (found.isPresent()) mirror.soundness().read();
        return found.orElse(Answer.text(404, "nothing is known under this path\n"));
    }

    private static Answer health(Optional<String> problem) {
        return problem.map(why -> Answer.text(503, "it does not mirror: " + why + "\n"))
                .orElse(Answer.text(200, "up\n"));
    }

    private Answer post(HttpExchange exchange, String path, Arrival arrival)
            throws Refusal, IOException, CrowdedException, InterruptedException {
        InputStream body = decoded(exchange, arrival);
        return switch (path) {
            case "/add-checkpoint" -> {
                AddCheckpoint request = AddCheckpoint.parse(whole(body, MAX_NOTE_BYTES));
                moveTo(arrival, request.checkpoint().origin());
                yield Answer.text(200, "").newIf(mirror.addCheckpoint(request));
            }
            case "/add-published" -> {
                Note note = Note.parse(whole(body, MAX_NOTE_BYTES));
                moveTo(arrival, Checkpoint.parse(note.text()).origin());
                yield Answer.text(200, "").newIf(mirror.addPublished(note));
            }
            case "/add-manifests" -> addManifests(arrival, body);
            default -> addEntries(exchange, arrival, body);
        };
    }

    private void moveTo(Arrival arrival, String origin)
            throws Refusal, IOException, CrowdedException, InterruptedException {
        if (!reception.moveTo(arrival, origin)) {
            throw new Refusal(Kind.UNKNOWN_LOG, "this mirror does not mirror that log");
        }
    }

    private Answer addManifests(Arrival arrival, InputStream body)
            throws Refusal, IOException, CrowdedException, InterruptedException {
        String origin = Upload.origin(new DataInputStream(body));
        moveTo(arrival, origin);
        reception.moveToLarge(arrival);
        Octets rest = whole(body, MAX_MANIFESTS_BYTES);
        arrival.arrived();
        parsing.acquire(); // What is parsed takes several times what has come.
        try {
            boolean isNew = mirror.addManifests(origin, rest);
            return Answer.text(200, mirror.manifests(origin) + "\n").newIf(isNew);
        } finally {
            parsing.release();
        }
    }

    private Answer addEntries(HttpExchange exchange, Arrival arrival, InputStream body)
            throws Refusal, IOException, CrowdedException, InterruptedException {
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        if (!BINARY.equals(type)) throw new Refusal(Kind.MALFORMED, "the request is " + BINARY + ", not " + type);
        Upload upload = Upload.begin(body);
        moveTo(arrival, upload.origin());
        Mirror.Uploaded uploaded = mirror.addEntries(upload);
        Answer answer = uploaded.info()
                .map(info -> Answer.text(202, INFO, info.format()))
                .orElseGet(() -> Answer.text(200, lines(uploaded.cosignatures(), NoteSignature::format)));
        return answer.newIf(uploaded.isNew());
    }

    private static InputStream decoded(HttpExchange exchange, InputStream body) throws Refusal, IOException {
        String encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
        if (encoding == null || encoding.equals("identity")) return body;
        if (encoding.equals("gzip")) return new GZIPInputStream(body);
        throw new Refusal(Kind.MALFORMED, "a body may have Content-Encoding gzip, not " + encoding);
    }

    private static Octets whole(InputStream body, int maxBytes) throws Refusal, IOException {
        byte[] read = body.readNBytes(maxBytes + 1);
        if (read.length > maxBytes) throw new Refusal(Kind.MALFORMED, "a request has at most " + maxBytes + " bytes");
        return Octets.of(read);
    }

    private static <T> String lines(List<T> items, Function<T, String> format) {
        return items.stream().map(item -> format.apply(item) + "\n").collect(Collectors.joining());
    }
}
