package io.symbia.support.problem;

import io.symbia.http.refusing.Refused;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers what failed outside of any controller, in a filter or in the container, in place of Spring Boot's page. */
@Controller
public class ProblemErrorController implements ErrorController {
    @RequestMapping("${server.error.path:/error}")
    ResponseEntity<Object> error(HttpServletRequest request) {
        Object failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
        if (failure instanceof Throwable thrown) {
            return Problems.of(thrown)
                    .orElseGet(() -> ProblemAdvice.incident(thrown))
                    .answer();
        }
        if (status == null) status = HttpStatus.INTERNAL_SERVER_ERROR;
        Refused refused = Refused.of(status);
        return Problem.of(status, refused.code(), refused.detail()).answer();
    }
}
