package io.symbia.gateway.door;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets only paths through that gateway and target read alike: {@code /logistics/../actuator} would be a path of
 * logistics here
 * and the actuator there. Also keeps the targets' own actuators closed.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class PlainPathFilter extends OncePerRequestFilter {
    /**
     * Dot segments, empty segments, backslashes, path parameters and control characters, as they are or percent-
     * encoded.
     */
    private static final Pattern NOT_PLAIN = Pattern.compile(
            "(^|/)(\\.|%2e){1,2}(/|%2f|%5c|$)|//|\\\\|;|[\\x00-\\x1f\\x7f]|%(2f|5c|3b|25|0[0-9a-f]|1[0-9a-f]|7f)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ACTUATOR_OF_TARGET = Pattern.compile("/[^/]+/actuator(/.*)?");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI(); // Raw: neither decoded nor normalised.
        if (NOT_PLAIN.matcher(path).find()) {
            Problem.pathNotPlain().write(response);
        } else if (ACTUATOR_OF_TARGET.matcher(path).matches()) {
            Problem.of(HttpStatus.NOT_FOUND).write(response);
        } else {
            chain.doFilter(request, response);
        }
    }
}
