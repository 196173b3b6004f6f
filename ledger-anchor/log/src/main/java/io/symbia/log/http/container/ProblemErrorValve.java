package io.symbia.log.http.container;

import java.io.IOException;
import java.io.PrintWriter;
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
        String code = status.is4xxClientError() ? "malformed_request" : "failed"; // As the doors say it.
        String reason = status.getReasonPhrase();
        try {
            response.setContentType("application/problem+json");
            response.setHeader("Cache-Control", "no-store");
            PrintWriter writer = response.getReporter();
            if (writer == null) return; // The answer has begun.
            writer.write(String.format(
                    "{\"type\":\"urn:symbia:problem:%s\",\"title\":\"%s\",\"status\":%d,\"code\":\"%s\",\"detail\":\"%s\"}",
                    code, reason, status.value(), code, reason));
            response.finishResponse();
        } catch (IOException | IllegalStateException gone) {
            // The client has left, or the answer has begun: there is nobody to tell.
            container.getLogger().debug("error answer not written", gone);
        }
    }
}
