package io.symbia.support.http;

import io.symbia.events.kernel.canonical.JsonLimits;
import io.symbia.support.problem.Problem;
import io.symbia.support.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies that are too large, by what they announce or, when they announce nothing, by ending them one byte past the
 * bound: whoever reads sees a body that is too large, and memory stays flat. Compressed bodies are not taken.
 */
final class BodyLimitFilter extends OncePerRequestFilter {
    static final long MAX_BODY_BYTES = JsonLimits.DOOR.maxBytes();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            refuse(response, HttpStatus.UNSUPPORTED_MEDIA_TYPE, "content_encoding", "bodies are taken uncompressed");
        } else if (request.getContentLengthLong() > MAX_BODY_BYTES) {
            refuse(
                    response,
                    HttpStatus.CONTENT_TOO_LARGE,
                    "too_large",
                    request.getContentLengthLong() + " bytes, at most " + MAX_BODY_BYTES + " are read");
        } else {
            chain.doFilter(new Bounded(request), response);
        }
    }

    private static void refuse(HttpServletResponse response, HttpStatus status, String code, String detail)
            throws IOException {
        response.setHeader(HttpHeaders.CONNECTION, "close"); // The body is left unread.
        Problems.write(response, Problem.of(status, code, detail));
    }

    private static final class Bounded extends HttpServletRequestWrapper {
        Bounded(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new BoundedStream(super.getInputStream());
        }
    }

    private static final class BoundedStream extends ServletInputStream {
        private final ServletInputStream body;
        private long remaining = MAX_BODY_BYTES + 1;

        BoundedStream(ServletInputStream body) {
            this.body = body;
        }

        @Override
        public int read() throws IOException {
            if (remaining == 0) return -1;
            int next = body.read();
            if (next >= 0) remaining--;
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (remaining == 0) return -1;
            int count = body.read(buffer, offset, (int) Math.min(length, remaining));
            if (count > 0) remaining -= count;
            return count;
        }

        @Override
        public boolean isFinished() {
            return remaining == 0 || body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
