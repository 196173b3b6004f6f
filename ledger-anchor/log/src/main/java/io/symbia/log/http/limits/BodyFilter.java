package io.symbia.log.http.limits;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bodies of requests: read only with POST, no longer than what anybody has to show to a log, a few at a time, and read whole before anybody looks at
 * them. Refused by their length where it is said, and while they are read where it is not.
 */
final class BodyFilter extends OncePerRequestFilter {
    /** Two checkpoints with all their signatures and a proof are 130 KiB. */
    static final int MAX_BODY_BYTES = 1 << 20;

    /** 8 MiB in all. */
    static final int READ_AT_ONCE = 8;

    private static final long PATIENCE_MILLIS = Duration.ofSeconds(2).toMillis();
    private static final long FAIR_BYTES_PER_SECOND = 64 << 10;

    private final Turns turns;
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong busy = new AtomicLong();

    BodyFilter(Exchanges exchanges) {
        turns = new Turns(READ_AT_ONCE, PATIENCE_MILLIS, FAIR_BYTES_PER_SECOND, Exchange::receivedBytes, exchanges);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean hasBody =
                request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
        if (!hasBody) {
            chain.doFilter(request, response);
        } else if (List.of("GET", "HEAD").contains(request.getMethod())) {
            refuse(response, HttpStatus.BAD_REQUEST, "malformed_request", request.getMethod() + " has no body here");
        } else if (!HttpMethod.POST.matches(request.getMethod())) {
            response.setHeader(
                    HttpHeaders.CONNECTION,
                    "close"); // No path takes it, which is for the doors to say; its body is left unread.
            chain.doFilter(request, response);
        } else if (request.getContentLengthLong() > MAX_BODY_BYTES) {
            refuseLarge(response);
        } else {
            takeTurn(request, response, chain);
        }
    }

    private void takeTurn(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try (Turns.Turn _ = turns.take()) {
            byte[] body = request.getInputStream().readNBytes(MAX_BODY_BYTES + 1);
            if (body.length > MAX_BODY_BYTES) {
                refuseLarge(response);
            } else {
                chain.doFilter(new ReadRequest(request, body), response);
            }
        } catch (BusyException _) {
            busy.incrementAndGet();
            response.setHeader(HttpHeaders.RETRY_AFTER, "1");
            write(response, HttpStatus.SERVICE_UNAVAILABLE, "busy", "too many bodies are being read; come again");
        }
    }

    private void refuseLarge(HttpServletResponse response) throws IOException {
        refuse(
                response,
                HttpStatus.CONTENT_TOO_LARGE,
                "too_large",
                "a body has at most " + MAX_BODY_BYTES + " bytes here");
    }

    private void refuse(HttpServletResponse response, HttpStatus status, String code, String detail)
            throws IOException {
        refused.incrementAndGet();
        write(response, status, code, detail);
    }

    /** The rest of the body is not read, so nothing can come after it on this connection. */
    private static void write(HttpServletResponse response, HttpStatus status, String code, String detail)
            throws IOException {
        response.setHeader(HttpHeaders.CONNECTION, "close");
        ProblemText.write(response, status, code, detail);
    }

    /** How many bodies were refused for what they are. */
    long refused() {
        return refused.get();
    }

    /** How many were sent away for a moment. */
    long busy() {
        return busy.get();
    }

    /** A request whose body was read. */
    private static final class ReadRequest extends HttpServletRequestWrapper {
        private final byte[] body;

        ReadRequest(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            return new Content(new ByteArrayInputStream(body));
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8));
        }

        /** The bytes, as the servlet API wants them. */
        private static final class Content extends ServletInputStream {
            private final ByteArrayInputStream bytes;

            Content(ByteArrayInputStream bytes) {
                this.bytes = bytes;
            }

            @Override
            public int read() {
                return bytes.read();
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                return bytes.read(target, offset, length);
            }

            @Override
            public boolean isFinished() {
                return bytes.available() == 0;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setReadListener(ReadListener listener) {
                throw new IllegalStateException("the body is there already");
            }
        }
    }
}
