package io.symbia.support.door;

import io.symbia.events.kernel.canonical.RefusedJson;
import io.symbia.support.command.Command;
import io.symbia.support.http.StrictBodyConverter;
import io.symbia.support.json.CommandReader;
import io.symbia.support.problem.Problem;
import io.symbia.support.problem.ProblemException;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.AbstractMessageConverterMethodArgumentResolver;
import tools.jackson.databind.JsonNode;

/**
 * Fills a command from a request: what the path names from the path, the rest from the body, and when it happened from the clock unless
 * the body says so.
 */
public final class CommandArgument extends AbstractMessageConverterMethodArgumentResolver {
    private final Clock clock;

    public CommandArgument(Clock clock) {
        super(List.of(new StrictBodyConverter()));
        this.clock = clock;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return Command.class.isAssignableFrom(parameter.getParameterType());
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders)
            throws IOException, HttpMediaTypeNotSupportedException {
        Class<?> type = parameter.getParameterType();
        CommandReader reader = new CommandReader(type, inPath(request));
        JsonNode body = (JsonNode) readWithMessageConverters(request, parameter, JsonNode.class);
        if (body == null && reader.needsBody()) {
            throw new ProblemException(Problem.of(
                    HttpStatus.BAD_REQUEST,
                    "missing",
                    "the request needs a body; send what the description of the API says, as JSON"));
        }
        try {
            return reader.read(Optional.ofNullable(body), clock.instant());
        } catch (CommandReader.RefusedPath refused) {
            RefusedJson why = refused.why();
            throw new ProblemException(Problem.of(HttpStatus.BAD_REQUEST, why.code(), why.getMessage())
                    .at(refused.name()));
        }
    }

    @SuppressWarnings("unchecked") // Spring keeps a map of texts there.
    private static Map<String, String> inPath(NativeWebRequest request) {
        Object variables =
                request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        return variables == null ? Map.of() : (Map<String, String>) variables;
    }
}
