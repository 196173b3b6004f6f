package io.symbia.support.description;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;

/** Says which headers the answers have. */
final class DescribedHeaders {
    private DescribedHeaders() {}

    static void addTo(PathItem.HttpMethod method, Operation operation) {
        operation.getResponses().forEach((status, response) -> {
            if (status.equals("429") || status.equals("503")) {
                response.addHeaderObject(HttpHeaders.RETRY_AFTER, text("Seconds after which to come again"));
            }
            if (!status.startsWith("2")) return;
            if (method == PathItem.HttpMethod.GET) addToAnswer(operation, response);
            else addToCommandAnswer(status, response);
        });
    }

    private static void addToAnswer(Operation operation, ApiResponse response) {
        response.addHeaderObject(HttpHeaders.VARY, text("What is shown depends on the participant who reads"));
        boolean isList = Stream.ofNullable(operation.getParameters())
                .flatMap(parameters -> parameters.stream().map(Parameter::getName))
                .anyMatch("cursor"::equals);
        if (isList) {
            response.addHeaderObject(HttpHeaders.LINK, text("The next page, as `<?cursor=…>; rel=\"next\"`"));
        }
    }

    private static void addToCommandAnswer(String status, ApiResponse response) {
        response.addHeaderObject(HttpHeaders.ETAG, text("The version of what the command is about, for `If-Match`"));
        response.addHeaderObject(HttpHeaders.LINK, text("The proof of each event, as `<…>; rel=\"proof\"`"));
        if (status.equals("201")) {
            response.addHeaderObject(HttpHeaders.LOCATION, text("Where it is shown, with this command in it"));
        }
    }

    private static Header text(String description) {
        Header header = new Header().description(description);
        header.setSchema(new StringSchema());
        return header;
    }
}
