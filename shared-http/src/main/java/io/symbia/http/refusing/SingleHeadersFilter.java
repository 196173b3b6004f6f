package io.symbia.http.refusing;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a request in which a header stands twice that has one value. Whoever reads it would believe the first or the last, and whoever stands
 * in front the other. Headers that are lists (RFC 9110, section 5.3), and those that nobody here knows, may stand as often as they like.
 */
public final class SingleHeadersFilter extends OncePerRequestFilter {
    private static final String OURS = "symbia-";

    /**
     * Those of RFC 9110 and RFC 9111 whose value is no list, those of drafts and other standards that our doors read, and those that tell where a
     * request came from. {@code If-Match} is a list elsewhere; doors here take one tag.
     */
    private static final Set<String> SINGLE = Set.of(
            "authorization",
            "content-length",
            "content-location",
            "content-range",
            "content-type",
            "date",
            "from",
            "host",
            "idempotency-key",
            "if-match",
            "if-modified-since",
            "if-range",
            "if-unmodified-since",
            "max-forwards",
            "origin",
            "proxy-authorization",
            "range",
            "referer",
            "traceparent",
            "user-agent",
            "x-forwarded-host",
            "x-forwarded-port",
            "x-forwarded-prefix",
            "x-forwarded-proto",
            "x-http-method-override",
            "x-real-ip");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> repeated = repeated(request);
        if (repeated.isPresent()) {
            response.setHeader(HttpHeaders.CONNECTION, "close"); // A body may be left unread.
            Refused.malformed(
                            "header_repeated",
                            "a header that has one value stands in the request more than once; send it once")
                    .at(repeated.get())
                    .write(response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static Optional<String> repeated(HttpServletRequest request) {
        Set<String> seen = new HashSet<>();
        return Collections.list(request.getHeaderNames()).stream()
                .filter(name -> isSingle(name.toLowerCase(Locale.ROOT)))
                // Names that differ in case alone are one header.
                .filter(name -> seen.add(name.toLowerCase(Locale.ROOT)) && stands(request, name) > 1)
                .findFirst();
    }

    private static boolean isSingle(String name) {
        return name.startsWith(OURS) || SINGLE.contains(name);
    }

    private static int stands(HttpServletRequest request, String name) {
        return Collections.list(request.getHeaders(name)).size();
    }
}
