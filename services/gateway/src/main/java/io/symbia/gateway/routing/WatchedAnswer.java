package io.symbia.gateway.routing;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.symbia.gateway.door.Problem;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.connector.ClientAbortException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * A target's answer on its way to the client. Only when it has passed as a whole does the breaker hear of a success;
 * when it ends
 * too early, so does the connection to the client.
 *
 * @param startNanos when the target was asked
 */
record WatchedAnswer(ServerResponse answer, Target target, CircuitBreaker breaker, long startNanos)
        implements ServerResponse {
    @Override
    public ModelAndView writeTo(HttpServletRequest request, HttpServletResponse response, Context context)
            throws ServletException, IOException {
        try {
            ModelAndView none = answer.writeTo(request, response, context);
            breaker.onSuccess(System.nanoTime() - startNanos, TimeUnit.NANOSECONDS);
            return none;
        } catch (ClientAbortException gone) {
            breaker.releasePermission(); // The client's doing says nothing about the target.
            throw gone;
        } catch (IOException broken) {
            breaker.onError(System.nanoTime() - startNanos, TimeUnit.NANOSECONDS, broken);
            if (response.isCommitted()) {
                throw new BrokenAnswerException(target.name(), broken.getClass().getSimpleName());
            }
            response.reset(); // The target's headers are there already, its length above all.
            return Problem.targetBrokeOff(target.name()).response().writeTo(request, response, context);
        } catch (ServletException | RuntimeException ours) {
            breaker.releasePermission();
            throw ours;
        }
    }

    @Override
    public HttpStatusCode statusCode() {
        return answer.statusCode();
    }

    @Override
    public HttpHeaders headers() {
        return answer.headers();
    }

    @Override
    public MultiValueMap<String, Cookie> cookies() {
        return answer.cookies();
    }
}
