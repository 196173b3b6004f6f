package io.symbia.log.witnessing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers whatever it likes, in the place of a witness. */
final class LyingWitness implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger questions = new AtomicInteger();
    private final AtomicInteger hungUp = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** What it does with a question. */
    @FunctionalInterface
    interface Lie {
        /**
         * Answers.
         *
         * @param closed is counted down when the witness is closed, for whoever keeps silent until then
         */
        void answer(HttpExchange exchange, String question, CountDownLatch closed)
                throws IOException, InterruptedException;
    }

    LyingWitness(Lie lie) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            questions.incrementAndGet();
            try (exchange) {
                String question = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                lie.answer(exchange, question, closed);
            } catch (IOException nobodyListens) {
                hungUp.incrementAndGet();
                throw nobodyListens;
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    int questions() {
        return questions.get();
    }

    /** How often it was not listened to until the end. */
    int hungUp() {
        return hungUp.get();
    }

    /** An answer with a body. */
    static Lie says(int status, String type, String body) {
        return (exchange, _, _) -> send(exchange, status, type, body);
    }

    static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** Never a byte. */
    static Lie silent() {
        return (_, _, closed) -> closed.await();
    }

    /** Headers, three bytes, and nothing more. */
    static Lie stalled() {
        return (exchange, _, closed) -> {
            exchange.sendResponseHeaders(200, 3_000);
            exchange.getResponseBody().write(new byte[] {'a', 'b', 'c'});
            exchange.getResponseBody().flush();
            closed.await();
        };
    }

    /** A size, which makes the log ask again, and then nothing more. */
    static Lie silentAtTheSecondQuestion() {
        return (exchange, question, closed) -> {
            if (question.startsWith("old 1\n")) closed.await();
            else send(exchange, 409, "text/x.tlog.size", "1\n");
        };
    }

    /** Headers at once, then one byte after the other, never the last. */
    static Lie dripping() {
        return (exchange, _, closed) -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                while (!closed.await(20, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                    body.write('-');
                    body.flush();
                }
            }
        };
    }

    /** As many bytes as anybody takes. */
    static Lie endless() {
        return (exchange, _, closed) -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                byte[] much = "— customs.example/witness AAAA\n".repeat(1000).getBytes(StandardCharsets.UTF_8);
                while (closed.getCount() > 0) {
                    body.write(much);
                }
            }
        };
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
