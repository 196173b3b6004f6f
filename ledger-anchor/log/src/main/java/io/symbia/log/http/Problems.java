package io.symbia.log.http;

import io.symbia.http.refusing.Refused;
import io.symbia.http.refusing.UnfitRequest;
import io.symbia.log.http.limits.BusyException;
import io.symbia.log.storage.commits.DamagedLogException;
import java.net.URI;
import java.util.Objects;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.coyote.CloseNowException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Every answer that is not what was asked for is {@code application/problem+json} (RFC 9457) with a stable {@code code}. */
@RestControllerAdvice
class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String RETRY_SECONDS = "1"; // Twice the time from an event to its checkpoint.

    @ExceptionHandler
    ResponseEntity<ProblemDetail> answer(LogProblem problem) {
        return answer(problem.status(), problem.code(), problem.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> answer(BusyException busy) {
        return answer(HttpStatus.SERVICE_UNAVAILABLE, "busy", busy.getMessage());
    }

    /** Nobody is there any more to be told, whoever ended the connection. */
    @ExceptionHandler({ClientAbortException.class, CloseNowException.class, AsyncRequestNotUsableException.class})
    void ended() {}

    /** Unknown paths, wrong methods, missing parameters are refused in the words of all doors. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> answer(Exception failed) {
        if (failed instanceof ErrorResponse known) {
            return refused(known);
        }
        if (failed instanceof InvalidParameterException) { // Of a form; those of a query were refused before.
            return answer(LogProblem.malformed("a parameter cannot be read; encode it as UTF-8"));
        }
        boolean damaged = failed instanceof DamagedLogException;
        LOG.error("event=request_failed reason=\"{}\"", failed.getMessage(), failed);
        return answer(
                HttpStatus.INTERNAL_SERVER_ERROR,
                damaged ? "damaged" : "failed",
                damaged
                        ? "what is stored does not match what was signed, so it is not served"
                        : "the log could not answer");
    }

    private static ResponseEntity<ProblemDetail> refused(ErrorResponse known) {
        Refused refused = UnfitRequest.refusal(known);
        String code = refused.status() == HttpStatus.BAD_REQUEST ? "malformed_request" : refused.code();
        ResponseEntity<ProblemDetail> answer = answer(refused.status(), code, refused.detail());
        ProblemDetail problem = Objects.requireNonNull(answer.getBody(), "problem");
        refused.pointer().ifPresent(name -> problem.setProperty("pointer", name));
        return ResponseEntity.status(refused.status())
                .headers(known.getHeaders()) // Such as Allow.
                .headers(answer.getHeaders())
                .body(problem);
    }

    private static ResponseEntity<ProblemDetail> answer(HttpStatusCode status, String code, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("urn:symbia:problem:" + code));
        problem.setProperty("code", code);
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON) // The request may accept anything, or not be readable.
                .cacheControl(CacheControl.noStore());
        if (status.value() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        return answer.body(problem);
    }
}
