package io.symbia.client.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.symbia.events.kernel.origin.ImportHeader;
import io.symbia.events.kernel.origin.Origin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A server that keeps the platform's promise about commands: the first one at a path makes an event, the same one again makes none, another
 * one is refused. Troubles befall its answers, one each, in the order in which they were ordered.
 */
public final class SmallPlatform implements AutoCloseable {
    /** What goes wrong with one answer. */
    public enum Trouble {
        /** The command is done, and the connection ends without an answer. */
        ANSWER_LOST,
        /** The command is done, and the connection ends in the middle of the answer. */
        ANSWER_CUT,
        /** The command is done, and the answer stops in its middle without ending. */
        ANSWER_STALLED,
        /** The command is not done; come back in a second. */
        BUSY,
        /** The same, without saying when. */
        UNAVAILABLE,
        /** The command is not done, and will not be. */
        REFUSED,
        /** Someone else answers. */
        NOT_JSON
    }

    /**
     * A request as it came.
     *
     * @param issuer the participant it came from
     * @param rule   the rule by which it was derived and the importer, as {@code record-by-importer}; empty when it is reported
     */
    public record Received(String method, String path, String issuer, String rule, String body, long nanoTime) {}

    private static final String HEALTH =
            "{\"parts\":[],\"evidence\":{}}"; // As the gateway answers, whose parts all rest.

    private final CountDownLatch closed = new CountDownLatch(1);
    private final HttpServer server;
    private final Map<String, String> done = new ConcurrentHashMap<>();
    private final Map<String, String> refusals = new ConcurrentHashMap<>(); // Codes by path.
    private final Queue<Received> received = new ConcurrentLinkedQueue<>();
    private final Queue<Trouble> troubles = new ConcurrentLinkedQueue<>();
    private final JsonMapper mapper = JsonMapper.shared();
    private final AtomicInteger hidden = new AtomicInteger();
    private final Queue<Runnable> meanwhile = new ConcurrentLinkedQueue<>(); // One a question.
    private volatile Trouble forever;

    /** Starts one on a free port of this machine. */
    public SmallPlatform() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What befalls the next answers. */
    public void troubles(Trouble... next) {
        troubles.addAll(List.of(next));
    }

    /** What befalls every answer from now on. */
    public void always(Trouble trouble) {
        forever = trouble;
    }

    /** Has commands at a path refused by a code. */
    public void refuse(String path, String code) {
        refusals.put(path, code);
    }

    /** Has commands at a path refused no more. */
    public void allow(String path) {
        refusals.remove(path);
    }

    /** From now on all is well. */
    public void recover() {
        forever = null;
    }

    /** Has so many answers to questions about orders and consignments show no booking, as views that are behind. */
    public void hideBookings(int answers) {
        hidden.set(answers);
    }

    /** Has a command done that came before anything that is looked at. */
    public void put(String path, String body) {
        done.put(path, body);
    }

    /** Has somebody else's command done once so many questions were answered. */
    public void putAfter(int questions, String path, String body) {
        for (int question = 1; question < questions; question++) meanwhile.add(() -> {});
        meanwhile.add(() -> done.putIfAbsent(path, body));
    }

    /** Every request, in the order in which they came. */
    public List<Received> received() {
        return List.copyOf(received);
    }

    /** The commands that were done, each path once. */
    public Map<String, String> done() {
        return Map.copyOf(done);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }

    private static String ruleOf(String header) {
        if (header.isEmpty()) return "";
        Origin.Import origin = ImportHeader.parse(header);
        return origin.rule().name() + "-by-" + origin.importer();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            received.add(new Received(
                    exchange.getRequestMethod(),
                    path,
                    header(exchange, "Symbia-Participant"),
                    ruleOf(header(exchange, ImportHeader.NAME)),
                    body,
                    System.nanoTime()));
            Trouble next = troubles.poll();
            Trouble trouble = next != null ? next : forever;
            switch (trouble) {
                case null -> perform(exchange, path, body);
                case ANSWER_LOST -> done.putIfAbsent(path, body);
                case ANSWER_CUT -> {
                    done.putIfAbsent(path, body);
                    exchange.sendResponseHeaders(200, 1_000);
                    exchange.getResponseBody().write("{\"events\":[".getBytes(UTF_8));
                    exchange.getResponseBody().flush();
                }
                case ANSWER_STALLED -> {
                    done.putIfAbsent(path, body);
                    exchange.sendResponseHeaders(200, 1_000);
                    exchange.getResponseBody().write("{\"events\":[".getBytes(UTF_8));
                    exchange.getResponseBody().flush();
                    awaitClose();
                }
                case BUSY -> {
                    exchange.getResponseHeaders().add("Retry-After", "1");
                    answer(exchange, 429, "{\"code\":\"too_many_requests\"}");
                }
                case UNAVAILABLE -> answer(exchange, 503, "{\"code\":\"unavailable\"}");
                case REFUSED -> {
                    if (exchange.getRequestMethod().equals("GET")) {
                        perform(exchange, path, body);
                    } else {
                        answer(exchange, 422, "{\"code\":\"not_so\",\"detail\":\"never\"}");
                    }
                }
                case NOT_JSON -> answer(exchange, 404, "<html>");
            }
        }
    }

    private void awaitClose() {
        try {
            closed.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void perform(HttpExchange exchange, String path, String body) throws IOException {
        if (exchange.getRequestMethod().equals("GET")) {
            boolean isBehind = path.matches("/(supply-chain/orders|logistics/consignments)/.*")
                    && hidden.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
            if (isBehind) {
                answer(exchange, 404, "{\"code\":\"not_found\"}");
                return;
            }
            String found = done.getOrDefault(path, path.equals("/health") ? HEALTH : null);
            answer(
                    exchange,
                    found == null ? 404 : 200,
                    found == null ? "{\"code\":\"not_found\"}" : shown(path, found));
            Runnable others = path.equals("/health") ? null : meanwhile.poll();
            if (others != null) others.run();
            return;
        }
        String code = refusals.get(path);
        if (code != null) {
            answer(exchange, 422, "{\"code\":\"%s\",\"detail\":\"never\"}".formatted(code));
            return;
        }
        String before = done.putIfAbsent(path, body);
        if (before == null) {
            answer(exchange, 201, "{\"events\":[{\"eventId\":\"%s\"}]}".formatted(path));
        } else if (before.equals(body)) {
            answer(exchange, 200, "{\"events\":[]}");
        } else {
            String kind = path.matches("/credit/participants/[^/]+") ? "participant_" : "";
            String other = kind + "already_exists_with_other_content";
            answer(exchange, 409, "{\"code\":\"%s\",\"detail\":\"%s\"}".formatted(other, path));
        }
    }

    /**
     * Shows what it was told as the platform does: an order with its consignments, a consignment with its booking and reports, an escrow with its
     * tranches.
     */
    private String shown(String path, String told) {
        if (path.equals("/health") || !(mapper.readTree(told) instanceof ObjectNode body)) return told;
        if (path.startsWith("/supply-chain/orders/")) {
            ArrayNode consigned = body.putArray("consigned");
            String order = path.substring(path.lastIndexOf('/') + 1);
            done.forEach((place, booking) -> {
                boolean of = booking.contains("\"orderNumbers\":[\"" + order + "\"]");
                if (of) consigned.add(place.substring(place.lastIndexOf('/') + 1));
            });
        }
        if (body.has("orderNumbers")) {
            body.set("booking", body.deepCopy());
            body.set("deliveries", under(path + "/deliveries/"));
            body.set("reports", under(path + "/milestones/"));
        }
        if (body.has("rule")) body.set("tranches", body.path("rule").path("tranches"));
        return body.toString();
    }

    private ArrayNode under(String path) {
        ArrayNode found = mapper.createArrayNode();
        done.keySet().stream().filter(one -> one.startsWith(path)).forEach(found::add);
        return found;
    }

    private static void answer(HttpExchange exchange, int status, String body) {
        try {
            byte[] bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }
}
