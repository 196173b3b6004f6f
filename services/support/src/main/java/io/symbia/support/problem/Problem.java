package io.symbia.support.problem;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Problem details for HTTP APIs (RFC 9457), with members of our own.
 *
 * <pre>{@code
 * { "type": "urn:symbia:problem:invalid_value", "title": "Bad Request", "status": 400, "code": "invalid_value",
 *   "detail": "check digit is 4, 5 was given", "pointer": "/lines/0/gtin" }
 * }</pre>
 *
 * @param type     {@code urn:symbia:problem:<code>}
 * @param code     stable; programs decide by it
 * @param detail   for people: what happened, to what, and what to do next
 * @param pointer  RFC 6901 pointer into the request's body, or the name of a parameter or header
 * @param accepted what would have been accepted, where that can be listed
 * @param incident names the log line about an error of ours
 */
public record Problem(
        String type,
        String title,
        int status,
        String code,
        String detail,
        Optional<String> pointer,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> accepted,
        Optional<String> incident) {
    public Problem {
        accepted = List.copyOf(accepted);
    }

    /** A problem with a code and a sentence. */
    public static Problem of(HttpStatus status, String code, String detail) {
        return new Problem(
                "urn:symbia:problem:" + code,
                status.getReasonPhrase(),
                status.value(),
                code,
                detail,
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    /** The same, pointing at what is to blame; an empty pointer points at the whole and is left out. */
    public Problem at(String place) {
        Optional<String> given = place.isEmpty() ? Optional.empty() : Optional.of(place);
        return new Problem(type, title, status, code, detail, given, accepted, incident);
    }

    /** The same, saying what would have been accepted. */
    public Problem accepting(List<String> values) {
        return new Problem(type, title, status, code, detail, pointer, values, incident);
    }

    /** The same, naming the log line. */
    public Problem named(String incidentId) {
        return new Problem(type, title, status, code, detail, pointer, accepted, Optional.of(incidentId));
    }

    /** Whether the request may be repeated as it is, a little later. */
    @JsonIgnore
    public boolean isPassing() {
        return status == 429 || status == 503;
    }

    /** The problem as an answer. */
    public ResponseEntity<Object> answer() {
        return answer(new HttpHeaders());
    }

    /** The problem as an answer with more headers; a passing one says when to come again. */
    public ResponseEntity<Object> answer(HttpHeaders headers) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(status).headers(headers).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (isPassing() && !headers.containsHeader(HttpHeaders.RETRY_AFTER)) {
            answer.header(HttpHeaders.RETRY_AFTER, Integer.toString(Problems.RETRY_AFTER_SECONDS));
        }
        return answer.body(this);
    }
}
