package io.symbia.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.symbia.cosigner.crowd.CrowdedException;
import io.symbia.cosigner.crowd.Departures;
import io.symbia.cosigner.crowd.ManagementDoor;
import io.symbia.cosigner.crowd.Pace;
import io.symbia.cosigner.crowd.Reception;
import io.symbia.cosigner.crowd.Reply;
import io.symbia.tlog.checkpoint.AddCheckpoint;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.checkpoint.Equivocation;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteSignature;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.tree.InvalidProofException;
import io.symbia.tlog.tree.Octets;
import io.symbia.witness.Metrics.Counter;
import io.symbia.witness.Refusal.Kind;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The witness's HTTP interface, c2sp.org/tlog-witness:
 *
 * <pre>
 * POST /add-checkpoint            200 signature lines, or the status of a {@link Refusal}
 * GET  /{origin hash}/checkpoint  200 the checkpoint that was cosigned last, 404 when there is none
 * GET  /keys                      the witness's verifier keys, one a line
 * GET  /evidence                  the number of proofs that a watched log signed two histories, then their names, one a line
 * GET  /evidence/{name}           one of them, as symbia.io/tlog-equivocation@v1
 * POST /evidence                  200 and it is kept; 422 if it proves nothing, 507 if there is no room for more of that log
 * GET  /metrics                   {@link Metrics}
 * GET  /health                    200 while it cosigns, 503 and why it does not
 * GET  /actuator/health/…         503 only when it has to be started again: where other processes of a house have it
 * </pre>
 *
 * <p>Anybody can ask, as often as they like. So a body has a limit, a place and a time ({@link Reception}), and whoever brings nothing new to a
 * log is answered at a {@link Pace}; both for each log by itself, and for all that is about no watched log together.
 */
public final class WitnessDoor implements AutoCloseable {
    private static final String HEALTH = "/actuator/health/";
    private static final String SIZE = "text/x.tlog.size";
    private static final String EVIDENCE = "/evidence";
    private static final String NOBODY = ""; // The origin of what is about no watched log.
    private static final Pattern LATEST = Pattern.compile("/([0-9a-f]{64})/checkpoint");
    private static final int LARGE_ANSWERS = 2; // Of up to 3 MiB each, and as much again while they are made.
    private static final int OK = 200;
    private static final int TOO_LARGE = 413;
    private static final int UNAVAILABLE = 503;

    private final Witness witness;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Metrics metrics = new Metrics();
    private final Departures large = new Departures(LARGE_ANSWERS);
    private final Reception reception;

    /** Opens the door. */
    public WitnessDoor(Witness witness, InetSocketAddress address) throws IOException {
        this.witness = witness;
        this.reception = new Reception(witness.origins());
        witness.origins().forEach(metrics::begin);
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
        String path = exchange.getRequestURI().getRawPath();
        int proofBytes = witness.evidence().sizeBytes(path.substring(path.lastIndexOf('/') + 1));
        if (proofBytes <= Departures.SMALL_BYTES) {
            Answer answer = answerOrUnavailable(exchange);
            Reply.send(exchange, answer.status(), headed(exchange, answer));
            return;
        }
        try (Departures.Departure departure = large.begin()) {
            Answer answer = answerOrUnavailable(exchange);
            departure.send(exchange, answer.status(), headed(exchange, answer));
        }
    }

    private static byte[] headed(HttpExchange exchange, Answer answer) {
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        if (answer.status() == UNAVAILABLE) exchange.getResponseHeaders().set("Retry-After", "1");
        return StrictUtf8.encode(answer.body()).toArray();
    }

    /** Files that cannot be written promise nothing: the log is told so, and asks again later. */
    private Answer answerOrUnavailable(HttpExchange exchange) {
        try {
            return answer(exchange);
        } catch (IOException | CrowdedException failed) {
            return Answer.text(UNAVAILABLE, "not now: " + Reply.said(failed));
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return Answer.text(UNAVAILABLE, "not now: it is closing");
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException, CrowdedException, InterruptedException {
        String path = exchange.getRequestURI().getRawPath();
        boolean posts = exchange.getRequestMethod().equals("POST");
        boolean adds = path.equals("/add-checkpoint");
        if (posts && path.equals(EVIDENCE)) return received(exchange, Equivocation.MAX_BYTES, this::addEvidence);
        if (posts != adds || !(posts || exchange.getRequestMethod().equals("GET"))) {
            return Answer.text(405, "another method is meant for this path");
        }
        if (adds) return received(exchange, Reception.MAX_BODY_BYTES, this::addCheckpoint);
        if (path.startsWith(EVIDENCE)) return evidence(path.substring(EVIDENCE.length()));
        if (path.equals("/health")) return health(witness.stopped().or(witness::trouble));
        if (path.startsWith(HEALTH)) return health(witness.stopped());
        if (path.equals("/metrics")) return new Answer(OK, Metrics.TYPE, metrics(), false);
        if (path.equals("/keys")) {
            return Answer.page(OK, lines(witness.verifierKeys(), VerifierKey::format));
        }
        Matcher latest = LATEST.matcher(path);
        Optional<Note> note = latest.matches() ? witness.latest(latest.group(1)) : Optional.empty();
        return note.map(found -> Answer.page(OK, found.format()))
                .orElse(Answer.text(404, "nothing is known under this path"));
    }

    private static Answer health(Optional<String> problem) {
        return problem.map(why -> Answer.text(UNAVAILABLE, "it cosigns nothing: " + why))
                .orElse(Answer.text(OK, "up"));
    }

    private Answer evidence(String rest) throws IOException {
        if (rest.isEmpty()) {
            List<String> names = witness.evidence().names();
            return Answer.page(OK, names.size() + "\n" + lines(names, Function.identity()));
        }
        Optional<Octets> file = rest.startsWith("/") ? witness.evidence().find(rest.substring(1)) : Optional.empty();
        return file.map(found -> Answer.page(OK, StrictUtf8.decode(found)))
                .orElse(Answer.text(404, "no evidence has this name"));
    }

    /** What is done with a body. */
    private interface Work {
        Answer on(Reception.Guest guest) throws Refusal, IOException;
    }

    /** Reads a body, works at it, and answers: at once if that was new to a log, else at the pace of that log. */
    private Answer received(HttpExchange exchange, int maxBytes, Work work)
            throws IOException, CrowdedException, InterruptedException {
        Optional<String> origin = Optional.empty();
        Answer answer;
        try (Reception.Guest guest = reception.admit(exchange.getRequestBody(), length(exchange), maxBytes)) {
            origin = guest.origin();
            if (!guest.isWhole()) endsWith(exchange);
            answer = workOn(guest, work);
        } catch (Reception.TooLargeException tooLarge) {
            endsWith(exchange);
            metrics.countRefused(NOBODY, "too_large");
            answer = Answer.text(TOO_LARGE, tooLarge.getMessage());
        }
        if (!answer.isNew()) reception.paceOf(origin).keep();
        return answer;
    }

    /** The rest of the body stands where the next request would. */
    private static void endsWith(HttpExchange exchange) {
        exchange.getResponseHeaders().set("Connection", "close");
    }

    private static OptionalLong length(HttpExchange exchange) { // The server has refused what is no number.
        String length = exchange.getRequestHeaders().getFirst("Content-Length");
        return length == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(length));
    }

    private Answer workOn(Reception.Guest guest, Work work) throws IOException {
        String origin = guest.origin().orElse(NOBODY);
        try {
            if (!guest.isWhole()) throw new Refusal(Kind.UNKNOWN_LOG, "this witness does not watch that log");
            return work.on(guest);
        } catch (IllegalArgumentException malformed) {
            return refused(origin, new Refusal(Kind.MALFORMED, Reply.said(malformed)));
        } catch (Refusal refusal) {
            return refused(origin, refusal);
        } catch (IOException failed) {
            metrics.count(Counter.NOT_REMEMBERED, origin);
            throw failed;
        }
    }

    private Answer refused(String origin, Refusal refusal) {
        metrics.countRefused(origin, refusal.kind().name().toLowerCase(Locale.ROOT));
        String type = refusal.kind() == Kind.OTHER_SIZE ? SIZE : Answer.TEXT;
        return new Answer(refusal.kind().status(), type, refusal.getMessage() + "\n", false);
    }

    private Answer addEvidence(Reception.Guest guest) throws Refusal, IOException {
        try {
            Equivocation.Fraud fraud = witness.addEvidence(Equivocation.parse(guest.bytes()));
            return Answer.text(OK, fraud.earlier().origin() + " signed two histories");
        } catch (InvalidProofException nothingProven) {
            throw new Refusal(Kind.INCONSISTENT, nothingProven.getMessage());
        }
    }

    private Answer addCheckpoint(Reception.Guest guest) throws Refusal, IOException {
        AddCheckpoint request = AddCheckpoint.parse(guest.bytes());
        Witness.Cosigned cosigned = witness.addCheckpoint(request);
        metrics.count(
                cosigned.isRepeated() ? Counter.REPEATED : Counter.COSIGNED,
                request.checkpoint().origin());
        return new Answer(OK, Answer.TEXT, lines(cosigned.signatures(), NoteSignature::format), !cosigned.isRepeated());
    }

    private String metrics() {
        Metrics.Page page = new Metrics.Page();
        metrics.addTo(page);
        page.gauge("symbia_witness_leaves", "Leaves of the largest tree cosigned");
        latest((origin, note) -> page.value(
                "symbia_witness_leaves", origin, Checkpoint.parse(note.text()).treeSize()));
        page.gauge("symbia_witness_cosigned_timestamp_seconds", "When it was cosigned last, in seconds since 1970");
        latest((origin, note) -> page.value(
                "symbia_witness_cosigned_timestamp_seconds",
                origin,
                note.signatures().getLast().timestampSeconds()));
        page.gauge("symbia_witness_evidence_files", "Proofs kept that the log signed two histories");
        for (String origin : witness.origins()) {
            page.value(
                    "symbia_witness_evidence_files", origin, witness.evidence().count(origin));
        }
        page.gauge("symbia_witness_stopped", "1 when it cosigns nothing until somebody has looked")
                .value("symbia_witness_stopped", witness.stopped().isPresent() ? 1 : 0);
        page.gauge("symbia_witness_bodies", "Requests that are coming in or being worked at")
                .value("symbia_witness_bodies", reception.bodies());
        page.gauge("symbia_witness_pausing", "Requests that brought nothing new and wait for their answer")
                .value("symbia_witness_pausing", reception.pausing());
        page.counter("symbia_witness_put_out_total", "Requests that came in too slowly")
                .value("symbia_witness_put_out_total", reception.putOut());
        return page.toString();
    }

    private void latest(BiConsumer<String, Note> visitor) {
        for (String origin : witness.origins()) {
            witness.latest(Memory.fileOf(origin)).ifPresent(note -> visitor.accept(origin, note));
        }
    }

    private static <T> String lines(List<T> items, Function<T, String> format) {
        return items.stream().map(item -> format.apply(item) + "\n").collect(Collectors.joining());
    }
}
