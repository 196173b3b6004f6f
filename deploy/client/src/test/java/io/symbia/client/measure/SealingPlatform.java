package io.symbia.client.measure;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Accepts commands, and seals what it accepted each time its checkpoint was looked at often enough. */
final class SealingPlatform implements AutoCloseable {
    private static final int LOOKS_A_SEAL = 3;
    private static final int REFUSED_EVERY = 10;

    private final HttpServer server;
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();
    private final Set<String> sealed = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();
    private final AtomicInteger commands = new AtomicInteger();
    private final AtomicInteger downloads = new AtomicInteger();
    private final AtomicInteger mostDownloads = new AtomicInteger();
    private int looks;
    private volatile boolean refuses;
    private volatile boolean losesTheFirst;
    private volatile boolean sealsAtOnce;

    SealingPlatform() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/supply-chain/", this::accept);
        server.createContext("/log/checkpoint", this::checkpoint);
        server.createContext("/log/proofs/", this::proof);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on every tenth command is refused. */
    void refuse() {
        refuses = true;
    }

    /** The first event never comes to the log. */
    void loseTheFirst() {
        losesTheFirst = true;
    }

    /** From now on an event is sealed, and the checkpoint looked at, before its command is answered. */
    void sealAtOnce() {
        sealsAtOnce = true;
    }

    /** How often each proof was asked for. */
    Map<String, Integer> asked() {
        return Map.copyOf(asked);
    }

    /** How many proofs were ever asked for at one time. */
    int mostDownloads() {
        return mostDownloads.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void accept(HttpExchange exchange) throws IOException {
        int number = commands.getAndIncrement();
        if (refuses && number % REFUSED_EVERY == 0) {
            answer(exchange, 409, "{\"code\":\"exists\"}");
            return;
        }
        String digest = exchange.getRequestURI().getPath().replaceAll(".*/", "");
        if (sealsAtOnce) awaitSeal(digest);
        else if (!losesTheFirst || number > 0) waiting.add(digest);
        answer(exchange, 201, "{\"events\":[{\"digest\":\"" + digest + "\"}]}");
    }

    private synchronized void awaitSeal(String digest) {
        sealed.add(digest);
        int before = looks;
        try {
            while (looks < before + 2) wait(); // The second look began after this.
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void checkpoint(HttpExchange exchange) throws IOException {
        notifyAll();
        if (++looks % LOOKS_A_SEAL == 0) {
            Set<String> batch = new HashSet<>(waiting);
            sealed.addAll(batch);
            waiting.removeAll(batch);
        }
        answer(exchange, 200, "size " + sealed.size());
    }

    private void proof(HttpExchange exchange) throws IOException {
        mostDownloads.accumulateAndGet(downloads.incrementAndGet(), Math::max);
        String digest = exchange.getRequestURI().getPath().replaceAll(".*/", "");
        asked.merge(digest, 1, Integer::sum);
        boolean isSealed = sealed.contains(digest);
        downloads.decrementAndGet();
        answer(exchange, isSealed ? 200 : waiting.contains(digest) ? 503 : 404, "proof");
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
