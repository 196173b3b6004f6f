package io.symbia.log.http.container;

import io.symbia.http.refusing.Refused;
import java.net.URI;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;

/** Answers what failed between the container and the doors, a method that no door has for example, in place of Spring Boot's own form. */
@RestController
class ProblemErrorController implements ErrorController {
    private static final String STATUS = "jakarta.servlet.error.status_code";

    @RequestMapping("${server.error.path:/error}")
    ResponseEntity<ProblemDetail> error(WebRequest request) {
        Object code = request.getAttribute(STATUS, RequestAttributes.SCOPE_REQUEST);
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
        if (status == null) status = HttpStatus.INTERNAL_SERVER_ERROR;
        Refused refused = Refused.of(status);
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, refused.detail());
        problem.setType(URI.create("urn:symbia:problem:" + refused.code()));
        problem.setProperty("code", refused.code());
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
