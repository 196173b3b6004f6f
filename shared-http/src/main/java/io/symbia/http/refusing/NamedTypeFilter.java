package io.symbia.http.refusing;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a request whose {@code Content-Type} is a range of types, such as {@code application/*}: that is a wish (RFC 9110, section 12.5.1), and says of
 * a body nothing. Spring reads such a header and then refuses to keep it, in the middle of whatever asks for the first header, and that would be
 * told as a fault of ours. A type that cannot be read at all is told by whoever wants the body.
 */
public final class NamedTypeFilter extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isRange(request.getHeader(HttpHeaders.CONTENT_TYPE))) {
            response.setHeader(HttpHeaders.CONNECTION, "close"); // A body may be left unread.
            Refused.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE)
                    .saying(
                            "the header Content-Type names a range of media types, and a body is of one; write one such as"
                                    + " application/json")
                    .at(HttpHeaders.CONTENT_TYPE)
                    .write(response);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** INVARIANT 168: whatever its parameters are, which may be unreadable. */
    private static boolean isRange(String type) {
        return type != null && type.split(";", 2)[0].contains("*");
    }
}
