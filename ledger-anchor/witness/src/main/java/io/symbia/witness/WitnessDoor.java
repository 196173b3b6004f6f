package io.symbia.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.symbia.tlog.checkpoint.AddCheckpoint;
import io.symbia.tlog.checkpoint.Equivocation;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteSignature;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.tree.InvalidProofException;
import io.symbia.tlog.tree.Octets;
import io.symbia.witness.Refusal.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
 * GET  /health, /actuator/health/… 200 while it can answer; the second is where other processes of a house have it
 * GET  /evidence                  the number of proofs that a watched log signed two histories, then their names, one a line
 * GET  /evidence/{name}           one of them, as symbia.io/tlog-equivocation@v1
 * POST /evidence                  200 and it is kept if it is such a proof, else 422
 * </pre>
 */
public final class WitnessDoor implements AutoCloseable {
    /** A request has 64 short lines and a note; room for a hundred post-quantum signatures on it. */
    static final int MAX_BODY_BYTES = 512 * 1024;

    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String HEALTH = "/actuator/health/";
    private static final String SIZE = "text/x.tlog.size";
    private static final String EVIDENCE = "/evidence";
    private static final Pattern LATEST = Pattern.compile("/([0-9a-f]{64})/checkpoint");

    private final Witness witness;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private record Answer(int status, String type, String body) {}

    /** Opens the door. */
    public WitnessDoor(Witness witness, InetSocketAddress address) throws IOException {
        this.witness = witness;
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

    /** Answers what has come in, at most a second long, and closes. */
    @Override
    public void close() {
        server.stop(1);
        threads.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answerOrUnavailable(exchange);
            byte[] body = StrictUtf8.encode(answer.body()).toArray();
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** Files that cannot be written promise nothing: the log is told so, and asks again later. */
    private Answer answerOrUnavailable(HttpExchange exchange) {
        try {
            return answer(exchange);
        } catch (IOException failed) {
            return new Answer(503, TEXT, "not now: " + failed.getMessage() + "\n");
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        boolean posts = exchange.getRequestMethod().equals("POST");
        boolean adds = path.equals("/add-checkpoint");
        if (posts && path.equals(EVIDENCE)) return addEvidence(exchange.getRequestBody());
        if (posts != adds || !(posts || exchange.getRequestMethod().equals("GET"))) {
            return new Answer(405, TEXT, "another method is meant for this path\n");
        }
        if (adds) return addCheckpoint(exchange.getRequestBody());
        if (path.startsWith(EVIDENCE)) return evidence(path.substring(EVIDENCE.length()));
        if (path.equals("/health") || path.startsWith(HEALTH)) return new Answer(200, TEXT, "up\n");
        if (path.equals("/keys")) {
            return new Answer(200, TEXT, lines(witness.verifierKeys(), VerifierKey::format));
        }
        Matcher latest = LATEST.matcher(path);
        Optional<Note> note = latest.matches() ? witness.latest(latest.group(1)) : Optional.empty();
        return note.map(found -> new Answer(200, TEXT, found.format()))
                .orElse(new Answer(404, TEXT, "nothing is known under this path\n"));
    }

    private Answer evidence(String rest) throws IOException {
        if (rest.isEmpty()) {
            List<String> names = witness.evidence().names();
            return new Answer(200, TEXT, names.size() + "\n" + lines(names, Function.identity()));
        }
        Optional<Octets> file = rest.startsWith("/") ? witness.evidence().find(rest.substring(1)) : Optional.empty();
        return file.map(found -> new Answer(200, TEXT, StrictUtf8.decode(found)))
                .orElse(new Answer(404, TEXT, "no evidence has this name\n"));
    }

    private Answer addEvidence(InputStream body) throws IOException {
        byte[] read = body.readNBytes(MAX_BODY_BYTES + 1);
        if (read.length > MAX_BODY_BYTES) return tooLarge();
        try {
            Equivocation.Fraud fraud = witness.addEvidence(Equivocation.parse(Octets.of(read)));
            return new Answer(200, TEXT, fraud.earlier().origin() + " signed two histories\n");
        } catch (IllegalArgumentException malformed) {
            return new Answer(Kind.MALFORMED.status(), TEXT, malformed.getMessage() + "\n");
        } catch (InvalidProofException nothingProven) {
            return new Answer(Kind.INCONSISTENT.status(), TEXT, nothingProven.getMessage() + "\n");
        }
    }

    private static Answer tooLarge() {
        return new Answer(413, TEXT, "a request has at most " + MAX_BODY_BYTES + " bytes\n");
    }

    private Answer addCheckpoint(InputStream body) throws IOException {
        byte[] read = body.readNBytes(MAX_BODY_BYTES + 1);
        if (read.length > MAX_BODY_BYTES) return tooLarge();
        try {
            List<NoteSignature> cosignatures = witness.addCheckpoint(AddCheckpoint.parse(Octets.of(read)));
            return new Answer(200, TEXT, lines(cosignatures, NoteSignature::format));
        } catch (IllegalArgumentException malformed) {
            return new Answer(Kind.MALFORMED.status(), TEXT, malformed.getMessage() + "\n");
        } catch (Refusal refusal) {
            String type = refusal.kind() == Kind.OTHER_SIZE ? SIZE : TEXT;
            return new Answer(refusal.kind().status(), type, refusal.getMessage() + "\n");
        }
    }

    private static <T> String lines(List<T> items, Function<T, String> format) {
        return items.stream().map(item -> format.apply(item) + "\n").collect(Collectors.joining());
    }
}
