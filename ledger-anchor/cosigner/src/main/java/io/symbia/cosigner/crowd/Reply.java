package io.symbia.cosigner.crowd;

import com.sun.net.httpserver.HttpExchange;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Sends an answer and ends the exchange, or throws, so that the JDK's server closes the connection and no longer counts it.
 *
 * <p>{@link HttpExchange#close} must not end one: it hides that the connection is gone, and the server goes on counting it among those that may be
 * open ({@link ServerLimits#connections}) until the longest time for a request is over. Somebody who hangs up often enough would shut the door.
 */
public final class Reply {
    private static final int NO_BODY = -1;

    /** The JDK's server keeps room for twice the largest piece that was ever written to a connection. */
    private static final int PIECE_BYTES = 8 * 1024;

    /** A connection that is closed with bytes unread is reset, and the answer with it; so some of a body that nobody wants is read. */
    private static final int MAX_UNWANTED_BYTES = 1 << 20;

    /** Longest time for it. A client that is told what is wrong with its request has read that by then, or does not want to know. */
    private static final Duration UNWANTED_TIME = Duration.ofSeconds(2);

    /** So many unwanted bodies are read at a time, of all doors of the process; beyond that the slowest connection is closed at once. */
    static final int UNWANTED_BODIES = 64;

    private static final int PART_BYTES = 2 * 1024; // Of each connection whose body is unwanted.
    private static final Room UNWANTED = new Room(UNWANTED_BODIES);

    private Reply() {}

    /** The message of an exception, or else its kind: nobody is told "null". */
    public static String said(Exception failed) {
        String message = failed.getMessage();
        return message == null ? failed.getClass().getSimpleName() : message;
    }

    /**
     * Sends it, with the headers that the exchange has.
     *
     * @param body empty for none
     * @throws IOException when it could not be sent; the handler has to throw it on
     */
    public static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        send(exchange, status, body.length, out -> {
            for (int sent = 0; sent < body.length; sent += PIECE_BYTES) {
                out.write(body, sent, Math.min(PIECE_BYTES, body.length - sent));
            }
        });
    }

    /** The same with a body that others are sent at the same time: no copy of the whole is made. */
    public static void send(HttpExchange exchange, int status, Octets body) throws IOException {
        send(exchange, status, body.size(), out -> {
            for (int sent = 0; sent < body.size(); sent += PIECE_BYTES) {
                out.write(body.copy(sent, Math.min(PIECE_BYTES, body.size() - sent)));
            }
        });
    }

    /** Writes the body of an answer. */
    @FunctionalInterface
    public interface Body {
        /** Writes as many bytes as were announced. */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * The same with a body that is written while it is sent.
     *
     * @param sizeBytes of the body, 0 for none
     */
    public static void send(HttpExchange exchange, int status, long sizeBytes, Body body) throws IOException {
        boolean hasBody = sizeBytes > 0 && !exchange.getRequestMethod().equals("HEAD");
        if (!hasBody) {
            endBody(exchange); // For what follows closes the exchange itself.
            exchange.sendResponseHeaders(status, NO_BODY);
            return;
        }
        exchange.sendResponseHeaders(status, sizeBytes);
        body.writeTo(exchange.getResponseBody());
        exchange.getResponseBody().flush();
        endBody(exchange);
        exchange.getResponseBody().close();
    }

    /** Reads what nobody wants, in a place and a time of its own; whoever loses them finds the connection closed. */
    private static void endBody(HttpExchange exchange) throws IOException {
        Thread reader = Thread.currentThread();
        Room.Place place = unwanted(reader);
        CompletableFuture<Boolean> ended = new CompletableFuture<Boolean>()
                .completeOnTimeout(false, UNWANTED_TIME.toMillis(), TimeUnit.MILLISECONDS);
        CompletableFuture<Void> _ = ended.thenAccept(isInTime -> {
            if (!isInTime) place.loses();
        });
        try (InputStream body = exchange.getRequestBody()) {
            byte[] part = new byte[PART_BYTES];
            int count = 0;
            for (int read = body.read(part); read >= 0 && count < MAX_UNWANTED_BYTES; read = body.read(part)) {
                count += read;
                place.has(count);
            }
        } finally {
            ended.complete(true);
            if (place.end()) Thread.interrupted(); // It was meant for this body alone.
        }
    }

    private static Room.Place unwanted(Thread reader) throws IOException {
        try {
            return UNWANTED.take(reader::interrupt);
        } catch (CrowdedException | InterruptedException closing) { // Nobody waits here: none of them is worked at.
            throw new IOException("the door is closing", closing);
        }
    }
}
