package io.symbia.support.problem;

import java.io.IOException;
import java.util.Locale;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.http.HttpStatus;

/** Answers what Tomcat itself refuses, such as a malformed request line, which never reaches a servlet. */
public final class ProblemErrorValve extends ErrorReportValve {
    @Override
    protected void report(Request request, Response response, Throwable failure) {
        HttpStatus status = HttpStatus.resolve(response.getStatus());
        boolean nothingToSay = status == null || !status.isError() || response.getContentWritten() > 0;
        if (nothingToSay || !response.setErrorReported()) return;
        try {
            Problems.write(
                    response.getResponse(),
                    Problem.of(status, status.name().toLowerCase(Locale.ROOT), status.getReasonPhrase()));
            response.finishResponse();
        } catch (IOException | IllegalStateException gone) {
            // The client has left, or the answer has begun: there is nobody to tell.
            container.getLogger().debug("error answer not written", gone);
        }
    }
}
