package io.symbia.support.http;

import io.symbia.support.problem.Problem;
import io.symbia.support.problem.ProblemException;
import io.symbia.support.view.Freshness;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerInterceptor;

/** Read your writes: {@code GET …?atLeast=<event id>} is answered once the views have seen the event. */
final class AtLeastInterceptor implements HandlerInterceptor {
    static final String PARAMETER = "atLeast";

    private final Freshness freshness;

    AtLeastInterceptor(Freshness freshness) {
        this.freshness = freshness;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String eventId = request.getMethod().equals("GET") ? request.getParameter(PARAMETER) : null;
        if (eventId == null) return true;
        switch (freshness.await(eventId)) {
            case SEEN -> {}
            case NOT_YET ->
                throw new ProblemException(Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE, "view_behind", "the view has not seen the event yet"));
            case UNKNOWN_EVENT ->
                throw new ProblemException(
                        Problem.of(HttpStatus.BAD_REQUEST, "unknown_event", "an event of this service is due")
                                .at(PARAMETER));
        }
        return true;
    }
}
