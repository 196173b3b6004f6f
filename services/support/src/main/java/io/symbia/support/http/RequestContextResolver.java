package io.symbia.support.http;

import static java.util.Objects.requireNonNull;

import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.support.aggregate.VersionCondition;
import io.symbia.support.audience.Reader;
import io.symbia.support.command.RequestContext;
import io.symbia.support.origin.RequestOrigin;
import io.symbia.support.problem.Problem;
import io.symbia.support.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Makes the {@link RequestContext} of a command, or the {@link Reader} of a question, from the headers of a request. */
public final class RequestContextResolver implements HandlerMethodArgumentResolver {
    public static final String PARTICIPANT = "Symbia-Participant";
    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private static final Pattern KEY =
            Pattern.compile("[\\x21-\\x7e]{1,255}"); // draft-ietf-httpapi-idempotency-key-header
    private static final Pattern TRACEPARENT = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        Class<?> type = parameter.getParameterType();
        return type == RequestContext.class || type == Reader.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest request = requireNonNull(webRequest.getNativeRequest(HttpServletRequest.class));
        return parameter.getParameterType() == Reader.class ? new Reader(participant(request)) : of(request);
    }

    /** The context of a request; a problem when a header is missing or malformed. */
    static RequestContext of(HttpServletRequest request) {
        ParticipantId issuer = participant(request)
                .orElseThrow(() -> bad(PARTICIPANT, "participant_missing", "a request says who makes it"));
        return new RequestContext(
                issuer,
                RequestOrigin.of(request),
                request.getMethod().equals("POST") ? idempotencyKey(request) : Optional.empty(),
                conditions(request),
                header(request, "traceparent")
                        .filter(text -> TRACEPARENT.matcher(text).matches()), // W3C: ignore what is malformed.
                Optional.empty(),
                Optional.empty());
    }

    private static Optional<ParticipantId> participant(HttpServletRequest request) {
        Optional<ParticipantId> participant = header(request, PARTICIPANT)
                .map(text -> parse(PARTICIPANT, "participant_missing", text, ParticipantId::new));
        if (participant
                .filter(ParticipantId::isService)
                .isPresent()) { // INVARIANT 215: nobody borrows a service's name.
            throw new ProblemException(Problem.of(
                            HttpStatus.FORBIDDEN,
                            "participant_is_a_service",
                            "a service speaks in this name, and nobody asks for anything in it")
                    .at(PARTICIPANT));
        }
        return participant;
    }

    private static Optional<String> idempotencyKey(HttpServletRequest request) {
        Optional<String> key = header(request, IDEMPOTENCY_KEY);
        if (key.isPresent() && !KEY.matcher(key.get()).matches()) {
            throw bad(IDEMPOTENCY_KEY, "invalid_header", "a key has 1 to 255 visible ASCII characters");
        }
        return key;
    }

    private static List<VersionCondition> conditions(HttpServletRequest request) {
        if (request.getMethod().equals("GET")) return List.of(); // Answered by what is shown.
        return Stream.of(
                        header(request, HttpHeaders.IF_MATCH).map(it -> condition(HttpHeaders.IF_MATCH, it)),
                        header(request, HttpHeaders.IF_NONE_MATCH).map(it -> condition(HttpHeaders.IF_NONE_MATCH, it)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static VersionCondition condition(String header, String value) {
        Function<String, VersionCondition> parser =
                header.equals(HttpHeaders.IF_MATCH) ? VersionCondition::ifMatch : VersionCondition::ifNoneMatch;
        return parse(header, "invalid_header", value, parser);
    }

    private static Optional<String> header(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getHeader(name));
    }

    private static <T> T parse(String header, String code, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException invalid) {
            throw bad(header, code, String.valueOf(invalid.getMessage()));
        }
    }

    private static ProblemException bad(String header, String code, String detail) {
        return new ProblemException(
                Problem.of(HttpStatus.BAD_REQUEST, code, detail).at(header));
    }
}
