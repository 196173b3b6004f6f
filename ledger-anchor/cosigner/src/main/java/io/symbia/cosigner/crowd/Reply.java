package io.symbia.cosigner.crowd;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;

/**
 * Sends an answer and ends the exchange, or throws, so that the JDK's server closes the connection and no longer counts it.
 *
 * <p>{@link HttpExchange#close} must not end one: it hides that the connection is gone, and the server goes on counting it among those that may be
 * open ({@link ServerLimits#connections}) until the longest time for a request is over. Somebody who hangs up often enough would shut the door.
 */
public final class Reply {
    private static final int NO_BODY = -1;

    /** A connection that is closed with bytes unread is reset, and the answer with it; so some of a body that nobody wants is read. */
    private static final int MAX_UNWANTED_BYTES = 1 << 20;

    private static final int PART_BYTES = 2 * 1024; // Of each connection whose body is unwanted.

    private Reply() {}

    /**
     * Sends it, with the headers that the exchange has.
     *
     * @param body empty for none
     * @throws IOException when it could not be sent; the handler has to throw it on
     */
    public static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        boolean hasBody = body.length > 0 && !exchange.getRequestMethod().equals("HEAD");
        if (!hasBody) {
            endBody(exchange); // For what follows closes the exchange itself.
            exchange.sendResponseHeaders(status, NO_BODY);
            return;
        }
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.getResponseBody().flush();
        endBody(exchange);
        exchange.getResponseBody().close();
    }

    private static void endBody(HttpExchange exchange) throws IOException {
        try (InputStream body = exchange.getRequestBody()) {
            byte[] part = new byte[PART_BYTES];
            int left = MAX_UNWANTED_BYTES;
            for (int read = body.read(part); read >= 0 && left > 0; read = body.read(part)) left -= read;
        }
    }
}
