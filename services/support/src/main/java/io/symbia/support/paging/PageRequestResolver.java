package io.symbia.support.paging;

import static java.util.Objects.requireNonNull;

import io.symbia.support.problem.Problem;
import io.symbia.support.problem.ProblemException;
import io.symbia.support.view.PageRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Makes a {@link PageRequest} of the query parameters {@code cursor} and {@code limit}. */
public final class PageRequestResolver implements HandlerMethodArgumentResolver {
    private static final Pattern LIMIT = Pattern.compile("[1-9][0-9]{0,2}");
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,9}"); // A stream has 2^32 events at most.

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == PageRequest.class;
    }

    @Override
    public PageRequest resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest request = requireNonNull(webRequest.getNativeRequest(HttpServletRequest.class));
        boolean isNumbered = parameter.hasMethodAnnotation(Numbered.class);
        Optional<String> cursor = Optional.ofNullable(request.getParameter(Cursor.PARAMETER))
                .map(given -> (isNumbered ? number(given) : Cursor.parse(given, request))
                        .orElseThrow(
                                () -> bad(Cursor.PARAMETER, "a cursor is given by the page before, of the same list")));
        return new PageRequest(cursor, limit(request.getParameter("limit")), Map.of());
    }

    private static int limit(@Nullable String given) {
        if (given == null) return PageRequest.DEFAULT_LIMIT;
        boolean isNumber = LIMIT.matcher(given).matches();
        if (!isNumber || Integer.parseInt(given) > PageRequest.MAX_LIMIT) {
            throw bad("limit", "limit must be in [1, " + PageRequest.MAX_LIMIT + "]");
        }
        return Integer.parseInt(given);
    }

    private static Optional<String> number(String cursor) {
        return Optional.of(cursor).filter(given -> NUMBER.matcher(given).matches());
    }

    private static ProblemException bad(String parameter, String detail) {
        return new ProblemException(
                Problem.of(HttpStatus.BAD_REQUEST, "invalid_value", detail).at(parameter));
    }
}
