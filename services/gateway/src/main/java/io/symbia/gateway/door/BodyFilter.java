package io.symbia.gateway.door;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads every body on its request's own thread, within bounds of size, of time and of what is held for all requests together, before
 * anything else looks at the request. A refused request ends its connection, since the rest of its body would be taken for the next one.
 *
 * <p>The time is looked at between two reads, and one read waits for {@code server.tomcat.connection-timeout} at most.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class BodyFilter extends OncePerRequestFilter {
    private static final int PORTION_BYTES = 16_384; // As much as the container reads at once.

    /** So much of a refused body is read and dropped, for so long, so that a client that still sends gets to read why. */
    private static final int MAX_DROPPED_BYTES = 4_194_304;

    private static final Duration MAX_DROPPING = Duration.ofSeconds(1);

    private final long maxBytes;
    private final long maxHeldBytes;
    private final Duration timeout;
    private final AtomicLong heldBytes = new AtomicLong(); // Of all requests at work.

    BodyFilter(
            @Value("${symbia.gateway.max-body-bytes}") long maxBytes,
            @Value("${symbia.gateway.max-held-bytes}") long maxHeldBytes,
            @Value("${symbia.gateway.body-timeout}") Duration timeout) {
        this.maxBytes = maxBytes;
        this.maxHeldBytes = maxHeldBytes;
        this.timeout = timeout;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > maxBytes) {
            refuse(GatewayProblem.bodyTooLarge(maxBytes), request, response);
            return;
        }
        Reading reading = new Reading();
        try {
            Optional<GatewayProblem> refused = reading.read(request);
            if (refused.isPresent()) {
                refuse(refused.get(), request, response);
            } else {
                chain.doFilter(request, response);
            }
        } finally {
            heldBytes.addAndGet(-reading.held);
        }
    }

    private static void refuse(GatewayProblem problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader(HttpHeaders.CONNECTION, "close");
        problem.keepFor(request);
        problem.write(response);
        response.flushBuffer();
        long deadline = System.nanoTime() + MAX_DROPPING.toNanos();
        byte[] dropped = new byte[PORTION_BYTES];
        ServletInputStream body = request.getInputStream();
        int left = MAX_DROPPED_BYTES;
        try {
            for (int count = 0; count >= 0 && left > 0 && System.nanoTime() - deadline < 0; left -= count) {
                count = body.read(dropped);
            }
        } catch (IOException gone) {
            // The answer is sent, and nobody waits for the rest.
            response.getOutputStream().close();
        }
    }

    /** The container says itself that nothing came in time, or says that the client is gone for that reason. */
    private static boolean isTimeout(IOException ended) {
        return ended instanceof SocketTimeoutException || ended.getCause() instanceof SocketTimeoutException;
    }

    /** One body on its way in. */
    private final class Reading {
        private long held; // Bytes that this one adds to those held for all.

        /** Holds the body for the request; why not, if not. */
        Optional<GatewayProblem> read(HttpServletRequest request) throws IOException {
            long deadline = System.nanoTime() + timeout.toNanos();
            var body = new ByteArrayOutputStream();
            byte[] portion = new byte[PORTION_BYTES];
            ServletInputStream in = request.getInputStream();
            while (true) {
                int count;
                try {
                    count = in.read(portion);
                } catch (IOException ended) {
                    return Optional.of(
                            isTimeout(ended) ? GatewayProblem.bodyTimeout() : GatewayProblem.bodyIncomplete());
                }
                if (count < 0) break;
                held += count;
                if (held > maxBytes) {
                    heldBytes.addAndGet(count);
                    return Optional.of(GatewayProblem.bodyTooLarge(maxBytes));
                }
                if (heldBytes.addAndGet(count) > maxHeldBytes) return Optional.of(GatewayProblem.busy());
                if (System.nanoTime() - deadline > 0) return Optional.of(GatewayProblem.bodyTimeout());
                body.write(portion, 0, count);
            }
            (body.size() == 0 ? HeldBody.NONE : new HeldBody(body.toByteArray())).holdFor(request);
            return Optional.empty();
        }
    }
}
