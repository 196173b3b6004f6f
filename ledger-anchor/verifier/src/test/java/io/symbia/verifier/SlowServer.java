package io.symbia.verifier;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Serves a folder over HTTP, as far away and as badly as a test says. */
final class SlowServer implements AutoCloseable {
    private final Path folder;
    private final long delayMillis;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    /** What comes in place of a file. */
    interface Answer {
        void to(HttpExchange exchange, byte[] file) throws IOException, InterruptedException;
    }

    SlowServer(Path folder, long delayMillis) throws IOException {
        this.folder = folder;
        this.delayMillis = delayMillis;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    Queue<String> asked() {
        return asked;
    }

    SlowServer answering(String path, Answer answer) {
        answers.put(path, answer);
        return this;
    }

    /** Headers, three bytes, nothing. */
    void stall(HttpExchange exchange, byte[] file) throws IOException, InterruptedException {
        exchange.sendResponseHeaders(200, file.length);
        exchange.getResponseBody().write(file, 0, 3);
        exchange.getResponseBody().flush();
        closing.await();
    }

    /** A byte each five milliseconds. */
    void drip(HttpExchange exchange, byte[] file) throws IOException, InterruptedException {
        exchange.sendResponseHeaders(200, file.length);
        for (byte next : file) {
            exchange.getResponseBody().write(next);
            exchange.getResponseBody().flush();
            if (closing.await(5, TimeUnit.MILLISECONDS)) return;
        }
    }

    /** The file, and zeros for ever. */
    void goOn(HttpExchange exchange, byte[] file) throws IOException, InterruptedException {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write(file);
        while (closing.getCount() > 0) exchange.getResponseBody().write(new byte[1 << 16]);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (closing.await(delayMillis, TimeUnit.MILLISECONDS)) return;
            String path = exchange.getRequestURI().getPath().substring(1);
            asked.add(path);
            Path file = folder.resolve(path);
            if (!Files.isRegularFile(file)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] body = Files.readAllBytes(file);
            if (answers.containsKey(path)) {
                answers.get(path).to(exchange, body);
                return;
            }
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
