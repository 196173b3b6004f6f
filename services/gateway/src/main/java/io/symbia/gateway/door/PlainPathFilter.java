package io.symbia.gateway.door;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets only paths through that gateway and target read alike: {@code /logistics/../actuator} would be a path of
 * logistics here and the actuator there. Also keeps the targets' own actuators closed, and refuses a query that no URI has.
 *
 * <p>An id may itself hold percent-encoded characters: the batch {@code 09506000134352.A%2FB} of the lot {@code A/B} is
 * {@code 09506000134352.A%252FB} in a path. Gateway and targets decode once, so the slash stays inside of the id.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1) // Behind the reading of the body: a refusal leaves nothing unread.
class PlainPathFilter extends OncePerRequestFilter {
    /** Letters, digits, point, hyphen and underscore, which nobody has to encode; encoded, they spell what a filter would not see. */
    private static final String NEEDLESS = "2[de]|3[0-9]|[46][1-9a-f]|[57][0-9a]|5f";

    /** Control characters and the backslash. */
    private static final String NEVER = "[01][0-9a-f]|7f|5c";

    /**
     * Dot segments, empty segments, and the rest as it is or encoded; after an encoded percent sign, what is not the code of a character,
     * or of one that an id encodes without need or does not have.
     */
    private static final Pattern NOT_PLAIN = Pattern.compile(
            "(^|/)\\.{1,2}(/|$)|//|\\\\|;|[\\x00-\\x1f\\x7f]|%(25)?(" + NEEDLESS + "|" + NEVER
                    + ")|%(2f|3b)|%25(?![0-9a-f]{2})",
            Pattern.CASE_INSENSITIVE);

    /** RFC 3986, sections 2.1 and 3.4; what is not of ASCII or never stands in a query, the container has refused. */
    private static final Pattern QUERY_NOT_PLAIN = Pattern.compile("%(?![0-9a-fA-F]{2})");

    private static final Pattern ACTUATOR_OF_TARGET = Pattern.compile("/[^/]+/actuator(/.*)?");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI(); // Raw: neither decoded nor normalised.
        String query = request.getQueryString(); // Raw too: parameters are for the target to parse.
        if (!path.startsWith("/") || NOT_PLAIN.matcher(path).find()) {
            GatewayProblem.pathNotPlain().write(response);
        } else if (query != null && QUERY_NOT_PLAIN.matcher(query).find()) {
            GatewayProblem.queryNotPlain().write(response);
        } else if (ACTUATOR_OF_TARGET.matcher(path).matches()) {
            GatewayProblem.noSuchResource().write(response);
        } else {
            chain.doFilter(request, response);
        }
    }
}
