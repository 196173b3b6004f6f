package io.symbia.log.http.limits;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** {@code application/problem+json} where no controller is near. Code and detail are ours, and need no escape. */
final class ProblemText {
    private ProblemText() {}

    static void write(HttpServletResponse response, HttpStatus status, String code, String detail) throws IOException {
        String problem = String.format(
                "{\"type\":\"urn:symbia:problem:%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\",\"code\":\"%s\"}",
                code, status.getReasonPhrase(), status.value(), detail, code);
        byte[] body = problem.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer(); // Before the container looks for the rest of a body that may never come.
    }
}
