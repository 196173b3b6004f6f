package io.symbia.support.problem;

import com.mongodb.MongoException;
import io.symbia.events.kernel.canonical.RefusedJson;
import io.symbia.http.refusing.Refused;
import io.symbia.http.refusing.UnfitRequest;
import io.symbia.support.aggregate.VersionMismatch;
import io.symbia.support.command.ServiceBusy;
import io.symbia.support.json.Json;
import io.symbia.support.refusal.Refusal;
import io.symbia.support.store.OutcomeUnknownException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Which failure is which problem. */
public final class Problems {
    /** When to come again after 429 or 503, in seconds. */
    public static final int RETRY_AFTER_SECONDS = ServiceBusy.RETRY_AFTER_SECONDS;

    private static final int MAX_CAUSES = 10; // Of exceptions wrapped into each other.

    private Problems() {}

    /** The problem that a failure is; empty when the failure is a bug of ours. */
    static Optional<Problem> of(Throwable failure) {
        Throwable current = failure;
        for (int depth = 0; current != null && depth < MAX_CAUSES; depth++) {
            Optional<Problem> known = known(current);
            if (known.isPresent()) return known;
            current = current.getCause();
        }
        return Optional.empty();
    }

    private static Optional<Problem> known(Throwable failure) {
        return Optional.ofNullable(
                switch (failure) {
                    case ProblemException carrier -> carrier.problem();
                    case Refusal refusal ->
                        Problem.of(
                                        HttpStatus.valueOf(
                                                refusal.kind().text().status().httpStatus()),
                                        refusal.kind().code(),
                                        words(refusal))
                                .at(refusal.pointer().orElse(""));
                    case RefusedJson refused -> refused(refused);
                    case VersionMismatch mismatch ->
                        Problem.of(HttpStatus.PRECONDITION_FAILED, "version_mismatch", words(mismatch))
                                .at(mismatch.header())
                                .accepting(mismatch.accepted());
                    case ServiceBusy busy -> unavailable("service_busy", words(busy));
                    case LockAcquisitionFailedException busy -> unavailable("service_busy", words(busy));
                    case OutcomeUnknownException unknown ->
                        unavailable("outcome_unknown", unknown.getMessage() + "; repeat the same request");
                    case MongoException _ -> unavailable("database_unavailable", "the database does not answer");
                    case TypeMismatchException mismatch -> parameter(mismatch);
                    case HttpMessageNotReadableException empty
                    when empty.getCause() == null ->
                        Problem.of(
                                HttpStatus.BAD_REQUEST,
                                "missing",
                                "the request needs a body; send what the description of the API says, as JSON");
                    case InvalidParameterException _ -> // Of a form; those of a query were refused before.
                        Problem.of(
                                HttpStatus.BAD_REQUEST,
                                "invalid_value",
                                "a parameter cannot be read; encode it as UTF-8");
                    case ErrorResponse response -> ofSpring(response);
                    case IllegalArgumentException invalid ->
                        Problem.of(HttpStatus.BAD_REQUEST, "invalid_value", words(invalid));
                    default -> null;
                });
    }

    private static String words(Exception failure) {
        return String.valueOf(failure.getMessage());
    }

    private static Problem refused(RefusedJson refused) {
        HttpStatus status = refused.code().equals("too_large") ? HttpStatus.CONTENT_TOO_LARGE : HttpStatus.BAD_REQUEST;
        return Problem.of(status, refused.code(), refused.getMessage()).at(refused.pointer());
    }

    private static Problem unavailable(String code, String detail) {
        return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, code, detail);
    }

    private static Problem parameter(TypeMismatchException mismatch) {
        String name = mismatch instanceof MethodArgumentTypeMismatchException argument ? argument.getName() : "";
        return UnreadParameter.problem(mismatch).at(name);
    }

    private static Problem ofSpring(ErrorResponse response) {
        Refused refused = UnfitRequest.refusal(response);
        Problem problem = Problem.of(refused.status(), refused.code(), refused.detail())
                .at(refused.pointer().orElse(""));
        return switch (response) {
            case HttpRequestMethodNotSupportedException method
            when method.getSupportedMethods() != null -> problem.accepting(List.of(method.getSupportedMethods()));
            case HttpMediaTypeNotSupportedException media -> problem.accepting(texts(media.getSupportedMediaTypes()));
            case HttpMediaTypeNotAcceptableException media -> problem.accepting(texts(media.getSupportedMediaTypes()));
            default -> problem;
        };
    }

    private static List<String> texts(List<MediaType> types) {
        return types.stream().map(MediaType::toString).toList();
    }

    /** Writes a problem where no controller was reached. */
    public static void write(HttpServletResponse response, Problem problem) throws IOException {
        response.setStatus(problem.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        if (problem.isPassing()) response.setHeader(HttpHeaders.RETRY_AFTER, Integer.toString(RETRY_AFTER_SECONDS));
        response.getOutputStream().write(Json.MAPPER.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8));
    }
}
