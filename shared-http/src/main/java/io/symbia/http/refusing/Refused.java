package io.symbia.http.refusing;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * A refusal as problem details (RFC 9457), in the form that all doors give them.
 *
 * @param code    stable; programs decide by it
 * @param detail  for people: what is wrong, and what to do; plain words without quotes, so that it needs no escaping
 * @param pointer name of the header or the parameter that is to blame
 */
public record Refused(HttpStatus status, String code, String detail, Optional<String> pointer) {
    /** What a door of ours may take at all; TRACE and CONNECT are between a client and its next hop. */
    public static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";

    /** Refuses what would have to be escaped. */
    public Refused {
        if ((code + detail + pointer.orElse("")).chars().anyMatch(c -> c < ' ' || c > '~' || c == '"' || c == '\\')) {
            throw new IllegalArgumentException("not plain: " + code);
        }
    }

    static Refused malformed(String code, String detail) {
        return new Refused(HttpStatus.BAD_REQUEST, code, detail, Optional.empty());
    }

    /** The same in other words. */
    Refused saying(String words) {
        return new Refused(status, code, words, pointer);
    }

    /** The same, pointing at what is to blame; not at what has characters that would have to be escaped. */
    Refused at(String name) {
        boolean isPlain = name.matches("[A-Za-z0-9._~-]{1,64}");
        return new Refused(status, code, detail, isPlain ? Optional.of(name) : Optional.empty());
    }

    /** What a status says when nothing more is known: what is wrong as a rule, and what to do. */
    public static Refused of(HttpStatus status) {
        String code = status == HttpStatus.NOT_FOUND
                ? "no_such_resource"
                : status.name().toLowerCase(Locale.ROOT);
        String detail = switch (status) {
            case BAD_REQUEST -> "the request is not HTTP as RFC 9110 and RFC 9112 have it";
            case NOT_FOUND ->
                "nothing is under this path; look at how it is spelt, or ask for the description of the API";
            case METHOD_NOT_ALLOWED -> "this path does not take that method; the header Allow says which it takes";
            case NOT_ACCEPTABLE ->
                "what is here has none of the types that the header Accept names; leave it out, or add */*";
            case REQUEST_TIMEOUT -> "the request did not come in time; nothing was done, send it again";
            case CONTENT_TOO_LARGE -> "the body is larger than is taken here; send less at once";
            case URI_TOO_LONG -> "the address is longer than is read here; shorten its path or its query";
            case UNSUPPORTED_MEDIA_TYPE ->
                "the header Content-Type does not say that the body is of a type that is taken here; the description of the API"
                        + " names those";
            case EXPECTATION_FAILED ->
                "100-continue is the only expectation that is met here; leave the header Expect out";
            case REQUEST_HEADER_FIELDS_TOO_LARGE ->
                "the headers are larger or more than are read here; send fewer or shorter ones";
            case INTERNAL_SERVER_ERROR -> "this is our fault; the log of the process has what happened";
            case NOT_IMPLEMENTED ->
                "no door here takes the method CONNECT, or a Transfer-Encoding other than chunked; send neither";
            case SERVICE_UNAVAILABLE -> "not now; nothing was done, send the same request a little later";
            case HTTP_VERSION_NOT_SUPPORTED -> "HTTP/1.1 is spoken here; begin the request with it";
            default -> "the request is refused with status " + status.value();
        };
        return new Refused(status, code, detail, Optional.empty());
    }

    /** Writes it as the whole answer. */
    public void write(HttpServletResponse response) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (status == HttpStatus.METHOD_NOT_ALLOWED && response.getHeader(HttpHeaders.ALLOW) == null) {
            response.setHeader(HttpHeaders.ALLOW, METHODS); // RFC 9110, section 15.5.6: MUST.
        }
        response.getOutputStream().write(json());
    }

    private byte[] json() {
        String text = String.format(
                "{\"type\":\"urn:symbia:problem:%s\",\"title\":\"%s\",\"status\":%d,\"code\":\"%s\",\"detail\":\"%s\"%s}",
                code,
                status.getReasonPhrase(),
                status.value(),
                code,
                detail,
                pointer.map(name -> ",\"pointer\":\"" + name + "\"").orElse(""));
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
