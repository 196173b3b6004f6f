package io.symbia.support.problem;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Turns whatever a controller throws into a problem. What is not known is our bug: it gets an incident id and a log line. */
@RestControllerAdvice
public class ProblemAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler(Exception.class)
    ResponseEntity<Object> answer(Exception failure) {
        HttpHeaders headers = failure instanceof ErrorResponse response ? response.getHeaders() : new HttpHeaders();
        return Problems.of(failure).orElseGet(() -> incident(failure)).answer(headers);
    }

    /** The trace goes to the log; the message stays there too, for it may hold what nobody should see. */
    static Problem incident(Throwable failure) {
        String id = UUID.randomUUID().toString();
        LOG.error("event=incident incident={}", id, failure);
        return Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "internal_error", "this is our fault; quote the incident")
                .named(id);
    }
}
