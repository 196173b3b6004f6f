package io.symbia.gateway.door;

import io.symbia.http.refusing.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Problem details (RFC 9457) as the services write them, for what the gateway refuses itself.
 *
 * @param code   stable; programs decide by it
 * @param detail for people; plain words without quotes, so that it needs no escaping
 */
public record GatewayProblem(HttpStatus status, String code, String detail) {
    /** When to come again, in seconds: a breaker tries again after ten, a restarted service is back after as many. */
    static final int RETRY_AFTER_SECONDS = 10;

    private static final String ATTRIBUTE = GatewayProblem.class.getName();

    /** Refuses what would have to be escaped. */
    public GatewayProblem {
        if ((code + detail).chars().anyMatch(c -> c < ' ' || c == '"' || c == '\\')) {
            throw new IllegalArgumentException("not plain: " + code);
        }
    }

    /** The breaker is open. */
    public static GatewayProblem targetShutOff(String target) {
        String detail = target + " has failed again and again; nothing is sent to it for a while, and nothing was done";
        return new GatewayProblem(HttpStatus.SERVICE_UNAVAILABLE, "target_shut_off", detail);
    }

    /** Nobody is there. */
    public static GatewayProblem targetUnreachable(String target) {
        return new GatewayProblem(
                HttpStatus.SERVICE_UNAVAILABLE, "target_unreachable", target + " does not answer; nothing was done");
    }

    /** No answer in time. */
    public static GatewayProblem targetTimeout(String target) {
        String detail = target + " did not answer in time; whether it acted is unknown, repeat the same request";
        return new GatewayProblem(HttpStatus.GATEWAY_TIMEOUT, "target_timeout", detail);
    }

    /** The connection ended before the answer did. */
    public static GatewayProblem targetBrokeOff(String target) {
        String detail = target + " broke off its answer; whether it acted is unknown, repeat the same request";
        return new GatewayProblem(HttpStatus.BAD_GATEWAY, "target_broke_off", detail);
    }

    static GatewayProblem bodyTooLarge(long maxBytes) {
        String detail = "a body has at most " + maxBytes + " bytes; send less at once";
        return new GatewayProblem(HttpStatus.CONTENT_TOO_LARGE, "too_large", detail);
    }

    static GatewayProblem bodyTimeout() {
        return new GatewayProblem(
                HttpStatus.REQUEST_TIMEOUT, "body_timeout", "the body did not come in time; nothing was done");
    }

    static GatewayProblem bodyIncomplete() {
        String detail = "the body ended too early, or is not of chunks as its Transfer-Encoding says; nothing was done";
        return new GatewayProblem(HttpStatus.BAD_REQUEST, "body_incomplete", detail);
    }

    /** Too many bodies are held at once. */
    static GatewayProblem busy() {
        return new GatewayProblem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "gateway_busy",
                "the gateway holds as many bodies as it may; nothing was done");
    }

    static GatewayProblem queryNotPlain() {
        String detail = "a query has a percent sign only before the two hexadecimal digits of a character (RFC 3986);"
                + " the percent sign itself is written %25";
        return new GatewayProblem(HttpStatus.BAD_REQUEST, "query_not_plain", detail);
    }

    static GatewayProblem pathNotPlain() {
        String detail =
                "a path has no dot segments, no empty segments, no backslash, semicolon or control character, and no slash,"
                        + " letter, digit, point, hyphen or underscore that is encoded; a percent sign of an id is written %25";
        return new GatewayProblem(HttpStatus.BAD_REQUEST, "path_not_plain", detail);
    }

    /** A header that cannot be sent on. */
    public static GatewayProblem headerMalformed() {
        return new GatewayProblem(HttpStatus.BAD_REQUEST, "header_malformed", "a header cannot be passed on as it is");
    }

    /** Nothing is there. */
    static GatewayProblem noSuchResource() {
        String detail =
                "nothing is under this path; the paths of the services begin with /supply-chain, /logistics, /payment and"
                        + " /credit, those of the log with /log, and /api describes them all";
        return new GatewayProblem(HttpStatus.NOT_FOUND, "no_such_resource", detail);
    }

    /** What a status says when nothing more is known. */
    public static GatewayProblem of(HttpStatus status) {
        Refused refused = Refused.of(status);
        return status == HttpStatus.NOT_FOUND
                ? noSuchResource()
                : new GatewayProblem(status, refused.code(), refused.detail());
    }

    /** Keeps it for the container's error page: a read that fails has had the container begin an answer of its own. */
    void keepFor(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** What was kept for a request. */
    static Optional<GatewayProblem> keptFor(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof GatewayProblem kept ? Optional.of(kept) : Optional.empty();
    }

    /** The problem as an answer of a route. */
    public ServerResponse response() {
        ServerResponse.BodyBuilder answer =
                ServerResponse.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (isPassing()) answer.header(HttpHeaders.RETRY_AFTER, Integer.toString(RETRY_AFTER_SECONDS));
        if (status == HttpStatus.METHOD_NOT_ALLOWED) answer.header(HttpHeaders.ALLOW, Refused.METHODS);
        return answer.header(HttpHeaders.CACHE_CONTROL, "no-store").build((_, response) -> {
            response.getOutputStream().write(json());
            return null;
        });
    }

    /** Writes the problem where no route was reached. */
    void write(HttpServletResponse response) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (isPassing()) response.setHeader(HttpHeaders.RETRY_AFTER, Integer.toString(RETRY_AFTER_SECONDS));
        response.getOutputStream().write(json());
    }

    private boolean isPassing() {
        return switch (status) {
            case BAD_GATEWAY, SERVICE_UNAVAILABLE, GATEWAY_TIMEOUT -> true;
            default -> false;
        };
    }

    private byte[] json() {
        String text = String.format(
                "{\"type\":\"urn:symbia:problem:%s\",\"title\":\"%s\",\"status\":%d,\"code\":\"%s\",\"detail\":\"%s\"}",
                code, status.getReasonPhrase(), status.value(), code, detail);
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
