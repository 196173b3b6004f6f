package io.symbia.http.refusing;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.http.HttpStatus;

/** Answers what Tomcat itself refuses, such as a malformed request line, which never reaches a servlet. Made by the container, by name. */
public final class ContainerRefusalValve extends ErrorReportValve {
    @Override
    protected void report(Request request, Response response, Throwable failure) {
        HttpStatus status = HttpStatus.resolve(response.getStatus());
        boolean nothingToSay = status == null || !status.isError() || response.getContentWritten() > 0;
        if (nothingToSay || !response.setErrorReported()) return;
        try {
            ContainerRefusal.of(request, status, failure).write(response.getResponse());
            response.finishResponse();
        } catch (IOException | IllegalStateException gone) {
            // The client has left, or the answer has begun: there is nobody to tell.
            container.getLogger().debug("error answer not written", gone);
        }
    }
}
