package io.symbia.system.evidence;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.symbia.events.kernel.canonical.CanonicalBytes;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands where the gateway stands: passes on to a real log what is under {@code /log}, and has a payment service with some streams, two events
 * a page; of a stream without events it gives a page for people.
 */
final class SmallGateway implements AutoCloseable {
    private static final int EVENTS_A_PAGE = 2;
    private static final Pattern STREAM = Pattern.compile("/payment/streams/escrow/([^/]+)/events");
    private static final Pattern DISCLOSURES = Pattern.compile("/payment/streams/escrow/([^/]+)/disclosures");
    private static final Pattern CURSOR = Pattern.compile("(?:^|&)cursor=(\\d+)");

    private final HttpServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI log;
    private final Map<String, List<CanonicalBytes>> streams = new ConcurrentHashMap<>();
    private final Map<String, String> disclosed = new ConcurrentHashMap<>(); // By escrow and party.

    private record Answer(int status, Octets body) {
        static Answer of(int status, String text) {
            return new Answer(status, Octets.of(text.getBytes(StandardCharsets.UTF_8)));
        }
    }

    SmallGateway(URI log) throws IOException {
        this.log = log;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void keep(String escrow, List<CanonicalBytes> events) {
        streams.put(escrow, List.copyOf(events));
    }

    /** From now on a party is shown this value of the first event. */
    void disclose(String escrow, String party, String encoded) {
        disclosed.put(escrow + " " + party, encoded);
    }

    @Override
    public void close() {
        server.stop(0);
        http.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String party = exchange.getRequestHeaders().getFirst("Symbia-Participant");
            Answer answer = answer(exchange.getRequestURI(), party);
            byte[] body = answer.body().toArray();
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer answer(URI asked, String party) {
        String path = asked.getPath();
        Matcher stream = STREAM.matcher(path);
        if (path.equals("/health")) return Answer.of(200, "{\"parts\":[]}");
        if (path.startsWith("/log/")) return fromTheLog(path.substring("/log".length()));
        Matcher disclosures = DISCLOSURES.matcher(path);
        if (disclosures.matches()) return disclosures(disclosures.group(1), party);
        if (stream.matches()) return page(stream.group(1), asked.getQuery());
        if (path.startsWith("/payment/events/") && path.endsWith("/origin")) {
            return new Answer(200, Octets.of(StreamEvents.ORIGIN.toArray()));
        }
        return event(path.substring(path.lastIndexOf('/') + 1));
    }

    /** As the gateway does: nobody there is "come back later". */
    private Answer fromTheLog(String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(log.resolve(path)).build();
            HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
            return new Answer(answer.statusCode(), Octets.of(answer.body()));
        } catch (IOException unreachable) {
            return Answer.of(503, "{\"code\":\"target_unreachable\"}");
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return Answer.of(503, "{}");
        }
    }

    private Answer page(String escrow, String query) {
        List<CanonicalBytes> events = streams.get(escrow);
        if (events == null) return Answer.of(404, "{\"code\":\"not_found\"}");
        if (events.isEmpty()) return Answer.of(200, "<html>somebody else</html>");
        Matcher cursor = CURSOR.matcher(query);
        int first = cursor.find() ? Integer.parseInt(cursor.group(1)) : 0;
        int end = Math.min(events.size(), first + EVENTS_A_PAGE);
        List<String> items = new ArrayList<>();
        for (int event = first; event < end; event++) {
            items.add("{\"event\":\"/payment/events/" + StreamEvents.id(escrow, event) + "\"}");
        }
        String next = end < events.size() ? "\"" + end + "\"" : "null";
        return Answer.of(200, "{\"items\":[" + String.join(",", items) + "],\"next\":" + next + "}");
    }

    private Answer disclosures(String escrow, String party) {
        String encoded = disclosed.get(escrow + " " + party);
        if (encoded == null) return Answer.of(404, "{\"code\":\"stream_not_found\"}");
        String digest = streams.get(escrow).getFirst().digest().hex();
        return Answer.of(
                200,
                "{\"items\":[{\"digest\":\"%s\",\"disclosures\":[\"%s\"]}],\"next\":null}".formatted(digest, encoded));
    }

    private Answer event(String id) {
        for (Map.Entry<String, List<CanonicalBytes>> stream : streams.entrySet()) {
            for (int event = 0; event < stream.getValue().size(); event++) {
                if (StreamEvents.id(stream.getKey(), event).equals(id)) {
                    return new Answer(
                            200, Octets.of(stream.getValue().get(event).toArray()));
                }
            }
        }
        return Answer.of(404, "{\"code\":\"not_found\"}");
    }
}
