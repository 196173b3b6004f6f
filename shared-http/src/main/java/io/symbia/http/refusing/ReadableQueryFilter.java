package io.symbia.http.refusing;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses queries that cannot be read, before anybody reads them: the container would find out in the middle of whatever asks for the first
 * parameter, and that would be told as a fault of ours.
 */
public final class ReadableQueryFilter extends OncePerRequestFilter {
    private static final Pattern PARAMETERS = Pattern.compile("&");

    private final int maxParameters;
    private final Predicate<HttpServletRequest> concerned;

    /**
     * Takes queries with so many parameters.
     *
     * @param maxParameters as the container has it: {@code server.tomcat.max-parameter-count}
     */
    public ReadableQueryFilter(int maxParameters) {
        this(maxParameters, _ -> true);
    }

    /** The same, looking at some requests only. */
    public ReadableQueryFilter(int maxParameters, Predicate<HttpServletRequest> concerned) {
        this.maxParameters = maxParameters;
        this.concerned = concerned;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !concerned.test(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Refused> refused =
                Optional.ofNullable(request.getQueryString()).flatMap(this::refusal);
        if (refused.isPresent()) {
            refused.get().write(response);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Why a query as it came, still encoded, cannot be read. */
    Optional<Refused> refusal(String query) {
        String[] parameters = PARAMETERS.split(query, -1);
        if (parameters.length > maxParameters) {
            return unreadable("a query has at most " + maxParameters + " parameters here");
        }
        for (String parameter : parameters) {
            int equals = parameter.indexOf('=');
            if (equals == 0) {
                return unreadable("a parameter of the query has no name; write name=value, or encode the = as %3D");
            }
            String name = equals < 0 ? parameter : parameter.substring(0, equals);
            Optional<Refused> refused = refusalOf(parameter);
            if (refused.isPresent()) return refused.map(it -> it.at(name));
        }
        return Optional.empty();
    }

    private static Optional<Refused> refusalOf(String parameter) {
        return switch (EncodedText.flaw(parameter)) {
            case NONE -> Optional.empty();
            case NOT_ENCODED ->
                unreadable("a percent sign in a query stands before two hexadecimal digits (RFC 3986);"
                        + " the percent sign itself is written %25");
            case NOT_UTF8 ->
                unreadable("the percent-encoded bytes of this parameter are not UTF-8; encode its text as UTF-8 first");
        };
    }

    private static Optional<Refused> unreadable(String detail) {
        return Optional.of(Refused.malformed("query_not_readable", detail));
    }
}
