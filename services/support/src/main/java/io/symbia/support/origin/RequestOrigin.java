package io.symbia.support.origin;

import io.symbia.events.kernel.origin.ImportHeader;
import io.symbia.events.kernel.origin.Origin;
import io.symbia.support.problem.Problem;
import io.symbia.support.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * The origin of what a request leads to: the request itself, or the import that sent it.
 *
 * <p>Signatures of requests are not verified at any door yet, so none is kept: a record with a signature that nobody has looked at would
 * say more than is known.
 */
public final class RequestOrigin {
    private RequestOrigin() {}

    /**
     * The origin of a request.
     *
     * @throws ProblemException when the request says of its import what cannot be read, or its target is too long to be kept, or has more
     *                          than is read of it
     */
    public static Origin of(HttpServletRequest request) {
        String header = request.getHeader(ImportHeader.NAME);
        if (header == null) return ofRequest(request);
        try {
            return ImportHeader.parse(header);
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(
                    Problem.of(HttpStatus.BAD_REQUEST, "invalid_header", String.valueOf(malformed.getMessage()))
                            .at(ImportHeader.NAME));
        }
    }

    private static Origin.Request ofRequest(HttpServletRequest request) {
        if (request.getRequestURI().indexOf(';') >= 0) { // The framework passes over what stands behind it.
            throw new ProblemException(Problem.of(
                    HttpStatus.BAD_REQUEST,
                    "path_not_plain",
                    "a path has no semicolon: nobody reads what stands behind it, and it would be kept for ever"));
        }
        String target = target(request);
        if (target.length() > Origin.Request.MAX_TARGET) {
            throw new ProblemException(Problem.of(
                    HttpStatus.URI_TOO_LONG,
                    "target_too_long",
                    "path and query have at most " + Origin.Request.MAX_TARGET + " characters"));
        }
        return new Origin.Request(request.getMethod(), target, mediaType(request), Optional.empty());
    }

    private static String target(HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    }

    /** Without its parameters, which anybody may make up. What is no media type is refused by whoever reads the body. */
    private static Optional<String> mediaType(HttpServletRequest request) {
        String type = request.getContentType();
        if (type == null) return Optional.empty();
        try {
            MediaType parsed = MediaType.parseMediaType(type);
            return Optional.of((parsed.getType() + "/" + parsed.getSubtype()).toLowerCase(Locale.ROOT))
                    .filter(Origin.Request::isMediaType);
        } catch (InvalidMediaTypeException malformed) {
            return Optional.empty();
        }
    }
}
