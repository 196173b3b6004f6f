package io.symbia.support.http;

import io.symbia.support.problem.Problem;
import io.symbia.support.problem.ProblemException;
import io.symbia.support.view.PageRequest;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Makes a {@link PageRequest} of the query parameters {@code cursor} and {@code limit}. */
final class PageRequestResolver implements HandlerMethodArgumentResolver {
    private static final int MAX_CURSOR_LENGTH = 256; // Longer than any id of a view.

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == PageRequest.class;
    }

    @Override
    public PageRequest resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Optional<String> cursor = Optional.ofNullable(request.getParameter("cursor"));
        if (cursor.isPresent() && cursor.get().length() > MAX_CURSOR_LENGTH) {
            throw bad("cursor", "a cursor has at most " + MAX_CURSOR_LENGTH + " characters");
        }
        String limit = request.getParameter("limit");
        try {
            int number = limit == null ? PageRequest.DEFAULT_LIMIT : Integer.parseInt(limit);
            return new PageRequest(cursor, number, Map.of());
        } catch (IllegalArgumentException invalid) {
            throw bad("limit", "limit must be in [1, " + PageRequest.MAX_LIMIT + "]");
        }
    }

    private static ProblemException bad(String parameter, String detail) {
        return new ProblemException(
                Problem.of(HttpStatus.BAD_REQUEST, "invalid_value", detail).at(parameter));
    }
}
