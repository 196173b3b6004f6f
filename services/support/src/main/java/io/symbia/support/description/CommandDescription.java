package io.symbia.support.description;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.PathParameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.symbia.events.kernel.shape.FieldShape;
import io.symbia.support.command.Command;
import io.symbia.support.command.CommandShapes;
import io.symbia.support.door.Example;
import io.symbia.support.door.Refuses;
import io.symbia.support.refusal.CommonRefusal;
import io.symbia.support.refusal.RefusalKind;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Describes the operations that take a {@link Command}: names in the path, the body, and how it may be refused. Of a door with a body of
 * its own, springdoc describes path and body, and this adds the example and the refusals.
 */
public final class CommandDescription implements OperationCustomizer {
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");
    private static final Set<String> WHEN = Set.of("occurredAt", "eventTimeZoneOffset");

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Command.class);
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        for (MethodParameter parameter : handler.getMethodParameters()) {
            Class<?> type = parameter.getParameterType();
            if (Command.class.isAssignableFrom(type)) {
                describe(operation, handler, type);
                return operation;
            }
        }
        Method door = handler.getMethod();
        Example example = door.getAnnotation(Example.class);
        if (example == null) return operation;
        Object body = Written.read(example.value(), Object.class);
        operation.getRequestBody().getContent().values().forEach(content -> content.setExample(body));
        addRefusals(operation, door);
        return operation;
    }

    private static void describe(Operation operation, HandlerMethod handler, Class<?> command) {
        Map<String, FieldShape> fields = new TreeMap<>();
        for (FieldShape field : CommandShapes.of(command).fields()) fields.put(field.name(), field);
        Set<String> inPath = variables(handler);
        for (String name : inPath) {
            FieldShape field = fields.get(name);
            if (field == null) throw new IllegalStateException(command + " has no " + name);
            addParameter(operation, name, field.shape().schema());
        }
        operation.setOperationId(StringUtils.uncapitalize(command.getSimpleName()));
        addBody(operation, handler.getMethod(), CommandShapes.of(command).schema(), inPath);
        addRefusals(operation, handler.getMethod());
    }

    private static Set<String> variables(HandlerMethod handler) {
        Set<String> names = new TreeSet<>();
        for (var place : List.of(handler.getBeanType(), handler.getMethod())) {
            RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(place, RequestMapping.class);
            if (mapping == null) continue;
            for (String path : mapping.path()) {
                Matcher variable = VARIABLE.matcher(path);
                while (variable.find()) names.add(variable.group(1));
            }
        }
        return names;
    }

    private static void addParameter(Operation operation, String name, ObjectNode schema) {
        Schema<?> text = new StringSchema().pattern(schema.path("pattern").asString(null));
        operation.addParametersItem(new PathParameter()
                .name(name)
                .schema(text)
                .example(schema.path("examples").path(0).asString(null)));
    }

    private static void addBody(Operation operation, Method door, ObjectNode schema, Set<String> inPath) {
        ObjectNode properties = (ObjectNode) schema.get("properties");
        properties.remove(inPath);
        properties
                .properties()
                .forEach(
                        property -> { // A door takes an instant also without a fraction.
                            if (!property.getValue().path("format").asString("").equals("date-time")) return;
                            ObjectNode instant = (ObjectNode) property.getValue();
                            if (property.getKey().equals("occurredAt"))
                                instant.remove("pattern"); // It may say local time.
                            else instant.put("pattern", "Z$");
                        });
        ArrayNode required = schema.withArray("required");
        for (int i = required.size() - 1; i >= 0; i--) {
            String name = required.get(i).stringValue();
            if (inPath.contains(name) || WHEN.contains(name)) required.remove(i);
        }
        boolean needed = !required.isEmpty();
        if (!needed) schema.remove("required");
        MediaType json = new MediaType().schema(Written.read(schema, Schema.class));
        Example example = door.getAnnotation(Example.class);
        json.setExample(Written.read(
                example == null
                        ? "{ \"occurredAt\": \"2026-11-02T09:30:00Z\", \"eventTimeZoneOffset\": \"+08:00\" }"
                        : example.value(),
                Object.class));
        operation.setRequestBody(
                new RequestBody().required(needed).content(new Content().addMediaType("application/json", json)));
    }

    private static void addRefusals(Operation operation, Method door) {
        Map<String, List<String>> codes = new TreeMap<>();
        for (RefusalKind kind : CommonRefusal.values()) add(codes, kind);
        for (Annotation annotation : door.getAnnotations()) {
            if (annotation.annotationType().isAnnotationPresent(Refuses.class)) {
                for (RefusalKind kind : kinds(annotation)) add(codes, kind);
            }
        }
        if (operation.getResponses() == null) operation.setResponses(new ApiResponses());
        codes.forEach((status, of) ->
                operation.getResponses().addApiResponse(status, new ApiResponse().description(String.join(", ", of))));
    }

    private static void add(Map<String, List<String>> codes, RefusalKind kind) {
        codes.computeIfAbsent(Integer.toString(kind.text().status().httpStatus()), _ -> new ArrayList<>())
                .add("`" + kind.code() + "`");
    }

    private static RefusalKind[] kinds(Annotation annotation) {
        try {
            Method value = annotation.annotationType().getDeclaredMethod("value");
            value.setAccessible(true); // The table may be of its package alone.
            return (RefusalKind[]) value.invoke(annotation);
        } catch (ReflectiveOperationException none) {
            throw new IllegalStateException(annotation + " names no refusals", none);
        }
    }
}
