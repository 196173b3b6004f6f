package io.symbia.mirror;

import com.sun.net.httpserver.HttpExchange;
import io.symbia.cosigner.crowd.Arrival;
import io.symbia.cosigner.crowd.Body;
import io.symbia.cosigner.crowd.CrowdedException;
import io.symbia.cosigner.crowd.Reception;
import io.symbia.cosigner.crowd.Reply;
import io.symbia.mirror.Refusal.Kind;
import io.symbia.tlog.checkpoint.AddCheckpoint;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteSignature;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.tree.Octets;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The posts to a mirror. Anybody can post, as often and as fast as they like. So bytes come in among others of their kind ({@link Reception}), and
 * what brings nothing new is answered at a pace: whatever says so by its beginning before the rest is read, all else afterwards. A small body is
 * whole before it is looked at, so that nobody takes its place while it is. Files that cannot be written promise nothing: the log is told so, and
 * asks again later.
 */
final class Posts implements AutoCloseable {
    /** Where something is taken. */
    static final List<String> PATHS = List.of("/add-checkpoint", "/add-entries", "/add-manifests", "/add-published");

    private static final int SMALL_BYTES = Reception.MAX_BODY_BYTES;
    private static final int MAX_MANIFESTS_BYTES =
            5 << 20; // A log sends 56 KiB, or one manifest; older ones send 4 MiB.
    private static final String BINARY = "application/octet-stream";
    private static final String INFO = "text/x.tlog.mirror-info";

    private final Mirror mirror;
    private final Reception reception;
    private final Semaphore parsing =
            new Semaphore(1); // Of large bodies: what is parsed takes several times what has come.

    Posts(Mirror mirror) {
        this.mirror = mirror;
        reception = new Reception(
                mirror.logs().stream().map(log -> log.log().origin()).toList());
    }

    @Override
    public void close() {
        reception.close();
    }

    /** Takes what is posted, and says what has come of it. */
    Answer answer(HttpExchange exchange) throws InterruptedException {
        String path = exchange.getRequestURI().getRawPath();
        if (!PATHS.contains(path)) return Answer.text(405, "nothing is taken at this path\n");
        try (Arrival arrival = reception.arrive(exchange.getRequestBody(), exchange::close)) {
            Answer answer = taken(exchange, path, arrival);
            if (!answer.isNew()) arrival.keepPace();
            return answer;
        } catch (IOException | CrowdedException failed) {
            return Answer.text(503, "not now: " + Reply.said(failed) + "\n");
        }
    }

    private Answer taken(HttpExchange exchange, String path, Arrival arrival)
            throws IOException, CrowdedException, InterruptedException {
        try {
            return post(exchange, path, arrival);
        } catch (EOFException early) { // A connection that ends early says something else, and nobody hears the answer.
            return malformed("the body ends within its gzip member, or is none");
        } catch (IllegalArgumentException | ZipException malformed) {
            return malformed(Reply.said(malformed));
        } catch (StackOverflowError deep) { // The JDK's reader calls itself for each empty gzip member.
            return malformed("a body is one gzip member");
        } catch (Refusal refusal) {
            return refused(refusal);
        }
    }

    private static Answer malformed(String why) {
        return Answer.text(Kind.MALFORMED.status(), why + "\n");
    }

    private static Answer refused(Refusal refusal) {
        return switch (refusal.kind()) {
            case OTHER_SIZE -> Answer.text(409, "text/x.tlog.size", refusal.getMessage() + "\n");
            case OTHER_PLACE -> Answer.text(409, INFO, refusal.getMessage());
            case MALFORMED, NOT_SIGNED, UNKNOWN_LOG, TOO_LARGE, INCONSISTENT ->
                Answer.text(refusal.kind().status(), refusal.getMessage() + "\n");
        };
    }

    private Answer post(HttpExchange exchange, String path, Arrival arrival)
            throws Refusal, IOException, CrowdedException, InterruptedException {
        Body body = new Body(arrival);
        return switch (path) {
            case "/add-checkpoint" -> {
                AddCheckpoint request = AddCheckpoint.parse(note(exchange, body));
                moveTo(arrival, request.checkpoint().origin());
                arrival.arrived();
                yield Answer.text(200, "").newIf(mirror.addCheckpoint(request));
            }
            case "/add-published" -> {
                Note note = Checkpoint.posted(StrictUtf8.decode(note(exchange, body)));
                moveTo(arrival, Checkpoint.parse(note.text()).origin());
                arrival.arrived();
                yield Answer.text(200, "").newIf(mirror.addPublished(note));
            }
            case "/add-manifests" -> addManifests(exchange, arrival, body);
            default -> addEntries(exchange, arrival, body);
        };
    }

    private static Octets note(HttpExchange exchange, Body body) throws Refusal, IOException {
        requireAtMost(SMALL_BYTES, length(exchange));
        return whole(decoded(exchange, body), SMALL_BYTES);
    }

    private void moveTo(Arrival arrival, String origin)
            throws Refusal, IOException, CrowdedException, InterruptedException {
        if (!reception.moveTo(arrival, origin)) {
            throw new Refusal(Kind.UNKNOWN_LOG, "this mirror does not mirror that log");
        }
    }

    private Answer addManifests(HttpExchange exchange, Arrival arrival, Body body)
            throws Refusal, IOException, CrowdedException, InterruptedException {
        requireAtMost(MAX_MANIFESTS_BYTES, length(exchange));
        DataInputStream in = new DataInputStream(decoded(exchange, body));
        String origin = Upload.origin(in);
        moveTo(arrival, origin);
        long first = Upload.number(in);
        boolean beginsWithKnown = mirror.hasManifest(origin, first);
        boolean isSmall = isSmall(exchange) && !isEncoded(exchange); // A few kilobytes can become many.
        if (!isSmall) reception.moveToLarge(arrival);
        if (beginsWithKnown) arrival.pause();
        Octets rest = whole(in, isSmall ? SMALL_BYTES : MAX_MANIFESTS_BYTES);
        arrival.arrived();
        if (isSmall) return added(origin, first, rest);
        parsing.acquire();
        try {
            return added(origin, first, rest);
        } finally {
            parsing.release();
        }
    }

    private Answer added(String origin, long first, Octets manifests) throws Refusal, IOException {
        boolean isNew = mirror.addManifests(origin, first, manifests);
        return Answer.text(200, mirror.manifests(origin) + "\n").newIf(isNew);
    }

    private Answer addEntries(HttpExchange exchange, Arrival arrival, Body body)
            throws Refusal, IOException, CrowdedException, InterruptedException {
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        if (!BINARY.equals(type)) {
            throw new Refusal(
                    Kind.MALFORMED,
                    "the request is " + BINARY + ", and says " + (type == null ? "no Content-Type" : type));
        }
        Upload upload = Upload.begin(decoded(exchange, body));
        moveTo(arrival, upload.origin());
        if (mirror.isKnown(upload)) arrival.pause();
        if (isSmall(exchange)) {
            body.readTo(SMALL_BYTES);
            arrival.arrived();
        }
        Mirror.Uploaded uploaded = mirror.addEntries(upload, arrival::broughtNew);
        Answer answer = uploaded.info()
                .map(info -> Answer.text(202, INFO, info.format()))
                .orElseGet(() -> Answer.text(200, lines(uploaded.cosignatures())));
        return answer.newIf(uploaded.isNew());
    }

    private static String lines(List<NoteSignature> cosignatures) {
        return cosignatures.stream().map(line -> line.format() + "\n").collect(Collectors.joining());
    }

    /** As it was announced; the server has refused what is no number. */
    private static long length(HttpExchange exchange) {
        String length = exchange.getRequestHeaders().getFirst("Content-Length");
        return length == null ? 0 : Long.parseLong(length);
    }

    private static boolean isSmall(HttpExchange exchange) {
        return exchange.getRequestHeaders().containsKey("Content-Length") && length(exchange) <= SMALL_BYTES;
    }

    private static boolean isEncoded(HttpExchange exchange) {
        String encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
        return encoding != null && !encoding.equals("identity");
    }

    private static InputStream decoded(HttpExchange exchange, InputStream body) throws Refusal, IOException {
        if (!isEncoded(exchange)) return body;
        String encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
        if (encoding.equals("gzip")) return new GZIPInputStream(body);
        throw new Refusal(Kind.MALFORMED, "a body may have Content-Encoding gzip, not " + encoding);
    }

    private static Octets whole(InputStream body, int maxBytes) throws Refusal, IOException {
        byte[] read = body.readNBytes(maxBytes + 1);
        requireAtMost(maxBytes, read.length);
        return Octets.of(read);
    }

    private static void requireAtMost(int maxBytes, long bytes) throws Refusal {
        if (bytes > maxBytes) throw new Refusal(Kind.TOO_LARGE, "a request has at most " + maxBytes + " bytes");
    }
}
