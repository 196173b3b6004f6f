package io.symbia.support.http;

import io.symbia.events.kernel.canonical.Digest;
import io.symbia.support.command.EarlierRequests;
import io.symbia.support.command.EarlierRequests.Claim;
import io.symbia.support.problem.Problem;
import io.symbia.support.problem.ProblemException;
import io.symbia.support.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * A POST with an {@code Idempotency-Key} has one effect, however often and at however many doors at once it comes: the first
 * answer is kept and given again. The same key with another body is refused.
 */
final class IdempotencyFilter extends OncePerRequestFilter {
    private static final int LOCKS = 256; // Keys that share one wait for each other needlessly, and rarely.
    private static final long MAX_WAIT_MILLIS = 10_000;
    private static final List<String> KEPT_HEADERS =
            List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.ETAG, HttpHeaders.LOCATION, HttpHeaders.LINK);

    private final EarlierRequests earlier;
    private final ReentrantLock[] locks =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(ReentrantLock[]::new);

    IdempotencyFilter(EarlierRequests earlier) {
        this.earlier = earlier;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST") || request.getHeader(RequestContextResolver.IDEMPOTENCY_KEY) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String requestKey;
        try {
            requestKey = RequestContextResolver.of(request).requestKey().orElseThrow();
        } catch (ProblemException malformed) {
            Problems.write(response, malformed.problem());
            return;
        }
        byte[] body = request.getInputStream().readAllBytes(); // Bounded by the filter before.
        ReentrantLock lock = locks[Math.floorMod(requestKey.hashCode(), LOCKS)];
        if (!acquire(lock)) {
            refuse(response, HttpStatus.SERVICE_UNAVAILABLE, "request_in_progress", "the same request is at work");
            return;
        }
        try {
            switch (earlier.claim(requestKey, content(request, body))) {
                case Claim.Granted _ -> carryOut(requestKey, new BufferedBodyRequest(request, body), response, chain);
                case Claim.Answered answered -> repeat(answered.answer(), response);
                case Claim.OtherContent _ ->
                    refuse(
                            response,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            "idempotency_key_reused",
                            "the key was used for a request with other content; take a new one");
                case Claim.InProgress _ ->
                    refuse(
                            response,
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "request_in_progress",
                            "the same request is at work");
            }
        } finally {
            lock.unlock();
        }
    }

    private static boolean acquire(ReentrantLock lock) {
        try {
            return lock.tryLock(MAX_WAIT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The kept answer is written after the commit: dying in between is what {@link EarlierRequests} recovers from. */
    private void carryOut(
            String requestKey, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        int status = answer.getStatus();
        if (status < 500 && status != 429) {
            earlier.answered(requestKey, format(answer));
        }
        // Otherwise the claim stays: whoever repeats the request finds what it has led to, or carries it out.
        answer.copyBodyToResponse();
    }

    private static Document format(ContentCachingResponseWrapper answer) {
        Document headers = new Document();
        for (String name : KEPT_HEADERS) {
            List<String> values = name.equals(HttpHeaders.CONTENT_TYPE)
                    ? Stream.ofNullable(answer.getContentType()).toList()
                    : List.copyOf(answer.getHeaders(name));
            if (!values.isEmpty()) headers.append(name, values);
        }
        return new Document("status", answer.getStatus())
                .append("headers", headers)
                .append("body", new Binary(answer.getContentAsByteArray()));
    }

    private static void repeat(Document answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.getInteger("status"));
        Document headers = answer.get("headers", Document.class);
        for (String name : headers.keySet()) {
            for (String value : headers.getList(name, String.class)) response.addHeader(name, value);
        }
        response.getOutputStream().write(answer.get("body", Binary.class).getData());
    }

    private static void refuse(HttpServletResponse response, HttpStatus status, String code, String detail)
            throws IOException {
        Problems.write(response, Problem.of(status, code, detail).at(RequestContextResolver.IDEMPOTENCY_KEY));
    }

    private static String content(HttpServletRequest request, byte[] body) {
        var content = new ByteArrayOutputStream();
        content.writeBytes((request.getRequestURI() + "\n").getBytes(StandardCharsets.UTF_8));
        content.writeBytes(body);
        return Digest.ofContent(content.toByteArray()).hex();
    }
}
