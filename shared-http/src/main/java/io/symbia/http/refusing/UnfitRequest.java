package io.symbia.http.refusing;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;

/** Says what Spring refuses before a door is reached; Spring's own words say neither what to do nor, of some headers, what is wrong. */
public final class UnfitRequest {
    private UnfitRequest() {}

    /** The refusal that a failure of Spring's is. */
    public static Refused refusal(ErrorResponse failure) {
        HttpStatus status = HttpStatus.valueOf(failure.getStatusCode().value());
        return switch (failure) {
            case MissingServletRequestParameterException missing ->
                Refused.malformed(
                                "missing",
                                "the query lacks the parameter " + missing.getParameterName()
                                        + "; the description of the API says how it is written")
                        .at(missing.getParameterName());
            case HttpMediaTypeNotSupportedException unread
            when unread.getContentType() == null ->
                Refused.of(status)
                        .saying("the header Content-Type names no media type; write one such as application/json")
                        .at("Content-Type");
            case HttpMediaTypeNotSupportedException _ -> Refused.of(status).at("Content-Type");
            case HttpMediaTypeNotAcceptableException unread
            when unread.getSupportedMediaTypes().isEmpty() ->
                Refused.of(status)
                        .saying("the header Accept names no media types; write some such as application/json,"
                                + " or leave it out")
                        .at("Accept");
            case HttpMediaTypeNotAcceptableException _ -> Refused.of(status).at("Accept");
            default ->
                status == HttpStatus.BAD_REQUEST
                        ? Refused.of(status)
                                .saying("the request is not as this door takes it; the description of the API says what"
                                        + " it takes")
                        : Refused.of(status);
        };
    }
}
