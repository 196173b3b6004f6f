package io.symbia.gateway.door;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers whatever failed outside of a route, in place of Spring Boot's page. */
@Controller
class GatewayErrorController implements ErrorController {
    @RequestMapping("${server.error.path:/error}")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) return; // Nothing can be added; the container closes the connection.
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
        GatewayProblem.keptFor(request)
                .orElseGet(() -> GatewayProblem.of(status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status))
                .write(response);
    }
}
