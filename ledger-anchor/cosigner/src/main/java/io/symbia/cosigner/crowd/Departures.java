package io.symbia.cosigner.crowd;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/**
 * Places for answers that are held while they are made and fetched, so many at a time. Who finds all taken takes the place of the one that is
 * fetched most slowly, whose connection is closed: so those who fetch slowly, however many they are, keep out nobody who fetches at once.
 */
public final class Departures {
    /** An answer of so many bytes needs no place: each connection has room for it ({@link ServerLimits#connections}). */
    public static final int SMALL_BYTES = 32 * 1024;

    private final Room room;

    /** So many places. */
    public Departures(int places) {
        room = new Room(places);
    }

    /**
     * Takes a place for an answer that the calling thread makes and sends.
     *
     * @throws IOException when all are being made, for some seconds, or the door is closing; the handler has to throw it on
     */
    public Departure begin() throws IOException {
        Thread sender = Thread.currentThread();
        try {
            return new Departure(
                    room.takeToWork(sender::interrupt)); // A sender that is interrupted finds its connection closed.
        } catch (CrowdedException | InterruptedException failed) {
            throw new IOException(Reply.said(failed), failed);
        }
    }

    /** An answer that has a place until this is closed, by the thread that has begun it. */
    public static final class Departure implements AutoCloseable {
        private static final int PIECE_BYTES = 16 * 1024;
        private static final int NO_BODY = -1;

        private final Room.Place place;

        private Departure(Room.Place place) {
            this.place = place;
        }

        /**
         * Sends it as {@link Reply#send} does. Until now nobody could take its place, so that no file was closed under who made it.
         *
         * @throws IOException when it could not be sent, or there is a body, which nobody reads while so much is held; the handler has to throw it on
         */
        public void send(HttpExchange exchange, int status, byte[] body) throws IOException {
            place.departs();
            if (exchange.getRequestMethod().equals("HEAD")) {
                requireNoBody(exchange);
                exchange.sendResponseHeaders(status, NO_BODY);
                return;
            }
            exchange.sendResponseHeaders(status, body.length);
            for (int sent = 0; sent < body.length; sent += PIECE_BYTES) {
                exchange.getResponseBody().write(body, sent, Math.min(PIECE_BYTES, body.length - sent));
                place.has(sent);
            }
            exchange.getResponseBody().flush();
            requireNoBody(exchange);
            exchange.getResponseBody().close();
        }

        private static void requireNoBody(HttpExchange exchange) throws IOException {
            String length = exchange.getRequestHeaders().getFirst("Content-Length");
            if (exchange.getRequestHeaders().containsKey("Transfer-Encoding")
                    || (length != null && Long.parseLong(length) > 0)) {
                throw new IOException("what comes with a request for so much is not read");
            }
        }

        @Override
        public void close() {
            if (place.end()) Thread.interrupted(); // It was meant for this answer alone.
        }
    }
}
