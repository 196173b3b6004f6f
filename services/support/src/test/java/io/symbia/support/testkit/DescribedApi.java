package io.symbia.support.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.symbia.events.kernel.canonical.Digest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import tools.jackson.databind.JsonNode;

/**
 * What a running service says of its own API, taken at its word: each operation is complete, and each of its examples is sent to the
 * service, which must understand it. Whether the state of things allows it is another question: any answer that the description announces is
 * good, except 400.
 */
public final class DescribedApi {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");
    private static final List<String> COMMAND_PROBLEMS =
            List.of("400", "403", "404", "409", "412", "413", "415", "422");

    private final ServiceUnderTest service;
    private final JsonNode description;

    private record Operation(String method, String path, JsonNode described) {
        boolean isQuestion() {
            return method.equals("get");
        }
    }

    private DescribedApi(ServiceUnderTest service, JsonNode description) {
        this.service = service;
        this.description = description;
    }

    /**
     * The description that a service gives.
     *
     * @param name the first segment of its paths
     */
    public static DescribedApi of(ServiceUnderTest service, String name) {
        HttpAnswer answer = service.http().get("/" + name + "/v3/api-docs");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return new DescribedApi(service, answer.json());
    }

    /** A test for each operation, all of which have names of their own. */
    public Stream<DynamicTest> tests() {
        List<Operation> operations = operations();
        assertThat(operations)
                .isNotEmpty()
                .extracting(
                        operation -> operation.described().path("operationId").asString(""))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z]+[A-Za-z]+"));
        return operations.stream()
                .map(operation -> dynamicTest(operation.method() + " " + operation.path(), () -> {
                    verifyWords(operation);
                    verifyAnswers(operation);
                    for (String body : bodies(operation)) verifySent(operation, body);
                    sendOdd(operation);
                    new DoorBehaviour(
                                    service,
                                    operation.method(),
                                    filled(operation),
                                    bodies(operation).getFirst())
                            .verify(takes(operation, "Symbia-Participant"), takes(operation, "cursor"));
                }));
    }

    /**
     * Requires that each refusal of the service is named at an operation, as {@code `its_code`}.
     *
     * @param exceptions codes that only reactions to events meet, so that nobody is ever told
     */
    public void requireEveryRefusal(Class<?> application, String... exceptions) {
        Set<String> expected = RefusalCodes.of(application);
        assertThat(expected).as("refusals of the service").isNotEmpty().containsAll(List.of(exceptions));
        expected.removeAll(Set.of(exceptions));
        String described = description.at("/paths").toString();
        assertThat(expected).allMatch(code -> described.contains("`" + code + "`"));
    }

    private List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        description
                .at("/paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    if (METHODS.contains(method.getKey())) {
                        operations.add(new Operation(method.getKey(), path.getKey(), method.getValue()));
                    }
                }));
        return operations;
    }

    private static void verifyWords(Operation operation) {
        assertThat(operation.described().path("summary").asString(""))
                .as("summary")
                .isNotBlank();
        for (JsonNode parameter : operation.described().path("parameters")) {
            assertThat(parameter.path("schema").isMissingNode())
                    .as("schema of %s", parameter)
                    .isFalse();
        }
    }

    private static void verifyAnswers(Operation operation) {
        JsonNode responses = operation.described().path("responses");
        assertThat(responses.propertyNames()).as("a success").anyMatch(status -> status.startsWith("2"));
        assertThat(responses.propertyNames())
                .as("problems")
                .containsAll(operation.isQuestion() ? questionProblems(operation) : COMMAND_PROBLEMS);
        responses.properties().forEach(response -> {
            assertThat(response.getValue().path("description").asString(""))
                    .as(response.getKey())
                    .isNotBlank();
            if (!response.getKey().startsWith("4") && !response.getKey().startsWith("5")) return;
            assertThat(response.getValue()
                            .at("/content/application~1problem+json/schema/$ref")
                            .asString(""))
                    .as(response.getKey())
                    .isEqualTo("#/components/schemas/Problem");
        });
    }

    private static boolean takes(Operation operation, String parameter) {
        return operation
                .described()
                .path("parameters")
                .valueStream()
                .anyMatch(it -> it.path("name").asString("").equals(parameter));
    }

    private static List<String> questionProblems(Operation operation) {
        return operation.path().contains("{") ? List.of("400", "404") : List.of("400");
    }

    /** The bodies to send: every example of the operation, or none at all where it takes none. */
    private List<String> bodies(Operation operation) {
        JsonNode body = operation.described().path("requestBody");
        if (body.isMissingNode()) return List.of("");
        JsonNode content = body.at("/content/application~1json");
        assertThat(content.isMissingNode()).as("a body in JSON").isFalse();
        List<String> bodies = new ArrayList<>();
        content.path("examples").forEach(example -> bodies.add(text(example.path("value"))));
        JsonNode schema = resolved(content.path("schema"));
        for (JsonNode one : List.of(content.path("example"), schema.path("example"))) {
            if (!one.isMissingNode()) bodies.add(text(one));
        }
        assertThat(bodies).as("examples of the body").isNotEmpty();
        return bodies;
    }

    private void verifySent(Operation operation, String body) {
        HttpAnswer answer = service.http()
                .as("somebody")
                .send(operation.method().toUpperCase(Locale.ROOT), filled(operation), JsonClient.bytes(body));
        assertThat(answer.status()).as("%s%n%s", body, answer.body()).isNotEqualTo(400);
        assertThat(operation.described().path("responses").propertyNames())
                .as("announces %s", answer.body())
                .contains(Integer.toString(answer.status()));
        if (answer.status() >= 400) answer.requireProblem(answer.status(), "*", "*");
        else if (!operation.isQuestion()) answer.json().at("/events").forEach(this::verifyOrigin);
    }

    /** Each event that a command leads to names the record behind it, which its door hands out. */
    private void verifyOrigin(JsonNode reference) {
        String event = reference.path("event").asString();
        HttpAnswer origin = service.http().get(event + "/origin");
        assertThat(origin.status()).as(origin.body()).isEqualTo(200);
        assertThat(service.http().get(event).text("/origin"))
                .isEqualTo(Digest.ofContent(origin.body().getBytes(StandardCharsets.UTF_8))
                        .hex());
    }

    /** Sends what is wrong in one place; the client sees to it that each answer was announced. */
    private void sendOdd(Operation operation) {
        JsonClient client = service.http().as("somebody");
        String method = operation.method().toUpperCase(Locale.ROOT);
        if (!operation.isQuestion()) {
            for (String body : OddRequests.of(bodies(operation).getFirst())) {
                assertThat(client.send(method, filled(operation), JsonClient.bytes(body))
                                .status())
                        .as(body)
                        .isLessThan(500);
            }
        }
        String[] segments = filled(operation).split("/", -1);
        for (int i = 2; i < segments.length; i++) {
            if (!operation.path().split("/", -1)[i].startsWith("{")) continue;
            for (String odd : OddRequests.SEGMENTS) {
                String[] changed = segments.clone();
                changed[i] = odd;
                String path = String.join("/", changed);
                assertThat(client.send(
                                        method,
                                        path,
                                        JsonClient.bytes(bodies(operation).getFirst()))
                                .status())
                        .as(path)
                        .isLessThan(500);
            }
        }
    }

    /** The path with each of its parameters, and each required query, as in its example. */
    private String filled(Operation operation) {
        StringBuilder query = new StringBuilder();
        String path = operation.path();
        for (JsonNode parameter : operation.described().path("parameters")) {
            String name = parameter.path("name").asString();
            String in = parameter.path("in").asString();
            boolean inPath = in.equals("path");
            if (!inPath && !(in.equals("query") && parameter.path("required").asBoolean(false))) continue;
            JsonNode example = parameter.path("example");
            assertThat(example.isMissingNode()).as("an example of %s", name).isFalse();
            if (inPath) path = path.replace("{" + name + "}", example.asString());
            else
                query.append(query.isEmpty() ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(example.asString());
        }
        assertThat(path).as("every parameter is described").doesNotContain("{");
        return path + query;
    }

    private JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asString("");
        return reference.isEmpty() ? schema : description.at(reference.substring(1));
    }

    private static String text(JsonNode example) {
        return example.isString() ? example.stringValue() : example.toString();
    }
}
