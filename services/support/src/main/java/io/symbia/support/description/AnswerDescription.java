package io.symbia.support.description;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.symbia.support.command.CommandAnswer;
import io.symbia.support.problem.Problem;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.HandlerMethod;

/**
 * Describes what an operation answers where all is well, by the class of the answer. What springdoc says of these classes lacks which
 * parts are always there, and how texts are written.
 */
public final class AnswerDescription implements OperationCustomizer {
    private static final Pattern REFERENCE = Pattern.compile("\"#/components/schemas/(\\w+)\"");

    private final AnswerSchemas schemas = new AnswerSchemas();

    @Override
    public synchronized Operation customize(Operation operation, HandlerMethod handler) {
        Type answer = answer(handler.getMethod().getGenericReturnType());
        Schema<?> schema = answer == byte[].class ? new Schema<>().type("object") : schema(answer);
        if (operation.getResponses() == null) operation.setResponses(new ApiResponses());
        successes(answer)
                .forEach((status, said) -> operation
                        .getResponses()
                        .computeIfAbsent(status, _ -> new ApiResponse())
                        .setDescription(said));
        Content content = new Content().addMediaType(mediaType(handler), new MediaType().schema(schema));
        operation.getResponses().forEach((status, response) -> {
            if (status.startsWith("2")) response.setContent(content);
        });
        return operation;
    }

    private static Map<String, String> successes(Type answer) {
        return answer == CommandAnswer.class
                ? Map.of(
                        "200", "It is so, by this request or by an earlier one",
                        "201", "It is so, and this is the first event of it")
                : Map.of("200", "What is asked for");
    }

    /** Puts the schemas of all answers into the description, and drops those that springdoc made and nothing refers to any more. */
    synchronized void complete(OpenAPI api) {
        schema(Problem.class);
        if (api.getComponents() == null) api.setComponents(new Components());
        schemas.all()
                .forEach((name, schema) -> api.getComponents().addSchemas(name, Written.read(schema, Schema.class)));
        Set<String> needed = new HashSet<>(Set.of(Problem.class.getSimpleName()));
        Map<String, String> texts = new HashMap<>();
        api.getComponents().getSchemas().forEach((name, schema) -> texts.put(name, Written.text(schema)));
        addNamed(Written.text(api.getPaths()), needed, texts);
        api.getComponents().getSchemas().keySet().retainAll(needed);
    }

    private static void addNamed(String text, Set<String> needed, Map<String, String> texts) {
        for (String name :
                REFERENCE.matcher(text).results().map(match -> match.group(1)).toList()) {
            if (needed.add(name)) addNamed(texts.getOrDefault(name, ""), needed, texts);
        }
    }

    private Schema<?> schema(Type answer) {
        return Written.read(schemas.of(answer), Schema.class);
    }

    private static Type answer(Type returned) {
        boolean wrapped = returned instanceof ParameterizedType generic && generic.getRawType() == ResponseEntity.class;
        return wrapped ? ((ParameterizedType) returned).getActualTypeArguments()[0] : returned;
    }

    private static String mediaType(HandlerMethod handler) {
        return Optional.ofNullable(
                        AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), RequestMapping.class))
                .flatMap(mapping -> Stream.of(mapping.produces()).findFirst())
                .orElse(org.springframework.http.MediaType.APPLICATION_JSON_VALUE);
    }
}
