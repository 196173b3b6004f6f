package io.symbia.gateway;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * A service or the log as the gateway sees one: a small server that does what a test tells it, and remembers what
 * came.
 */
final class FakeTarget implements AutoCloseable {
    /** What came in. */
    record Seen(String method, String uri, Headers headers, String body) {}

    private static final int BACKLOG = 1_000; // Connections that a test opens at once.

    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final InetAddress address;
    private final int port;
    private HttpServer server;
    private volatile HttpHandler handler = exchange -> answer(exchange, 200, "text/plain", "hello");
    private volatile HttpHandler readiness = exchange -> answer(exchange, 200, "text/plain", "");

    private volatile HttpHandler evidence = exchange -> answer(exchange, 404, "text/plain", "");

    private volatile HttpHandler status = exchange -> answer(exchange, 404, "text/plain", "");

    private FakeTarget(InetAddress address, int port) throws IOException {
        this.address = address;
        this.server = listen(port);
        this.port = server.getAddress().getPort();
    }

    static FakeTarget start() {
        return startAt(InetAddress.getLoopbackAddress(), 0);
    }

    /** Starts one at that address; with 0 as port at any that is free. */
    static FakeTarget startAt(InetAddress address, int port) {
        try {
            return new FakeTarget(address, port);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** From now on requests are handled so. */
    void handles(HttpHandler next) {
        handler = next;
    }

    void saysReadiness(int status) {
        readiness = exchange -> answer(exchange, status, "text/plain", "");
    }

    void saysEvidence(String json) {
        evidence = exchange -> answer(exchange, 200, "application/json", json);
    }

    void saysStatus(String json) {
        status = exchange -> answer(exchange, 200, "application/json", json);
    }

    void handlesReadiness(HttpHandler next) {
        readiness = next;
    }

    /** What came since the last {@link #forget}, without the questions about readiness. */
    List<Seen> seen() {
        return seen;
    }

    void forget() {
        seen.clear();
        handler = exchange -> answer(exchange, 200, "text/plain", "hello");
        saysReadiness(200);
    }

    /** Nobody listens any more. */
    void goDown() {
        server.stop(0);
    }

    void comeBack() throws IOException {
        server = listen(port);
    }

    static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** The body that came with a request; only one that {@link #handle} has read. */
    static String bodyOf(HttpExchange exchange) {
        return (String) exchange.getAttribute("body");
    }

    /** Answers with so many bytes, as fast as they are taken. */
    static void large(HttpExchange exchange, long size) throws IOException {
        byte[] part = new byte[64_000]; // Hundreds are sent at once, each with a copy of its part.
        exchange.sendResponseHeaders(200, size);
        for (long sent = 0; sent < size; sent += part.length) {
            exchange.getResponseBody().write(part, 0, (int) Math.min(part.length, size - sent));
        }
        exchange.close();
    }

    private HttpServer listen(int wanted) throws IOException {
        HttpServer listening = HttpServer.create(new InetSocketAddress(address, wanted), BACKLOG);
        listening.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        listening.createContext("/readyz", exchange -> readiness.handle(exchange));
        listening.createContext("/witnessed", exchange -> evidence.handle(exchange));
        listening.createContext("/status", exchange -> status.handle(exchange));
        listening.createContext("/", this::handle);
        listening.start();
        return listening;
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        seen.add(new Seen(
                exchange.getRequestMethod(), exchange.getRequestURI().toString(), exchange.getRequestHeaders(), body));
        exchange.setAttribute("body", body);
        handler.handle(exchange);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
