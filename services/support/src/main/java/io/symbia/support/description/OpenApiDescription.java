package io.symbia.support.description;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.servers.Server;
import io.symbia.events.kernel.form.TextForm;
import io.symbia.events.kernel.origin.ImportHeader;
import io.symbia.support.audience.Reader;
import io.symbia.support.command.RequestContext;
import io.symbia.support.http.RequestContextResolver;
import io.symbia.support.platform.Settings;
import io.symbia.support.view.PageRequest;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.customizers.ParameterCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;

/** Completes the OpenAPI description by what every operation has in common: who asks, and the problems that may come back. */
@Configuration(proxyBeanMethods = false)
public class OpenApiDescription {
    private static final String VERSION = "1"; // Of the paths; what is added to them does not change it.
    private static final String DESCRIPTION =
            "Commands name what they are about in their path: sent twice, they have one effect. Answers name the events they led"
                    + " to, and where the proof of each will be. Problems are told as in RFC 9457; programs decide by `code`.";
    private static final String IMPORT =
            "source=\"deliveries\", file=:X19fX19fX19fX19fX19fX19fX19fX19fX19fX19fX18=:, rows=(3 17),"
                    + " rule=\"import/record\", version=1, importer=\"zj-import\"";
    private static final Map<String, String> QUESTION_PROBLEMS = new LinkedHashMap<>();
    private static final Map<String, String> COMMAND_PROBLEMS = new LinkedHashMap<>();

    static {
        QUESTION_PROBLEMS.put("400", "A parameter or header is malformed");
        QUESTION_PROBLEMS.put("404", "Nothing is known under this name");
        QUESTION_PROBLEMS.put("406", "No type that is accepted can be given");
        QUESTION_PROBLEMS.put("414", "Path and query are too long");
        QUESTION_PROBLEMS.put("431", "The headers are too large, or too many");
        QUESTION_PROBLEMS.put("500", "An error of ours; `incident` names the line of the log");
        QUESTION_PROBLEMS.put("503", "Database or broker are away, or too much is waiting; see Retry-After");
        COMMAND_PROBLEMS.putAll(QUESTION_PROBLEMS);
        COMMAND_PROBLEMS.put("400", "The body is not what it should be; code and pointer say where");
        COMMAND_PROBLEMS.put("403", "The participant may not do this");
        COMMAND_PROBLEMS.put("409", "The present state does not allow it");
        COMMAND_PROBLEMS.put("412", "If-Match names another version");
        COMMAND_PROBLEMS.put("413", "The body is too large");
        COMMAND_PROBLEMS.put("415", "The body is not JSON");
        COMMAND_PROBLEMS.put("422", "No state would allow it");
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(RequestContext.class, Reader.class, PageRequest.class);
    }

    @Bean
    OpenApiCustomizer commonParts(Settings settings, AnswerDescription answers) {
        String service = settings.service();
        return api -> {
            if (api.getPaths() == null) return;
            api.getPaths()
                    .forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> {
                        if (method == PathItem.HttpMethod.GET) operation.setOperationId(QuestionNames.of(path));
                        complete(method, operation);
                    }));
            answers.complete(api);
            api.openapi("3.1.0");
            api.setInfo(new Info().title("Symbia " + service).version(VERSION).description(DESCRIPTION));
            api.setServers(List.of(new Server().url("/").description("This house")));
        };
    }

    /** Says of each parameter what its type says of itself, so that every path can be tried with its examples. */
    @Bean
    ParameterCustomizer textForms() {
        return (described, parameter) -> {
            TextForm form =
                    parameter.nestedIfOptional().getNestedParameterType().getAnnotation(TextForm.class);
            if (described == null || form == null) return described;
            return described.schema(new StringSchema().pattern(form.pattern())).example(form.example());
        };
    }

    /** Says what is resolved from several headers or parameters at once. */
    @Bean
    OperationCustomizer resolvedArguments() {
        return (operation, handler) -> {
            for (MethodParameter parameter : handler.getMethodParameters()) {
                if (parameter.getParameterType() == RequestContext.class) addParticipant(operation, true);
                if (parameter.getParameterType() == Reader.class) addParticipant(operation, false);
                if (parameter.getParameterType() == PageRequest.class) addPage(operation);
            }
            return operation;
        };
    }

    private static void addParticipant(Operation operation, boolean isRequired) {
        operation.addParametersItem(new HeaderParameter()
                .name(RequestContextResolver.PARTICIPANT)
                .description(
                        isRequired ? "The participant who asks" : "The participant who reads; none: what all may see")
                .required(isRequired)
                .schema(new StringSchema()));
    }

    private static void addPage(Operation operation) {
        operation.addParametersItem(new QueryParameter()
                .name("cursor")
                .description("Where to go on, as the page before said in `next`")
                .schema(new StringSchema()));
        IntegerSchema limit = new IntegerSchema();
        limit.setMinimum(BigDecimal.ONE);
        limit.setMaximum(BigDecimal.valueOf(PageRequest.MAX_LIMIT));
        limit.setDefault(PageRequest.DEFAULT_LIMIT);
        operation.addParametersItem(new QueryParameter()
                .name("limit")
                .description("How many items at most")
                .schema(limit));
    }

    private static void complete(PathItem.HttpMethod method, Operation operation) {
        boolean question = method == PathItem.HttpMethod.GET;
        if (operation.getResponses() == null) operation.setResponses(new ApiResponses());
        ApiResponses responses = operation.getResponses();
        if (question) addNameProblems(operation);
        (question ? QUESTION_PROBLEMS : COMMAND_PROBLEMS)
                .forEach((status, sentence) -> responses.putIfAbsent(status, problem(sentence)));
        responses.forEach((status, response) -> {
            if (status.startsWith("4") || status.startsWith("5")) response.setContent(problemContent());
        });
        DescribedHeaders.addTo(method, operation);
        if (question) {
            operation.addParametersItem(new QueryParameter()
                    .name("atLeast")
                    .description("Id of an event of this service that the answer must have seen")
                    .schema(new StringSchema()));
        } else {
            operation.addParametersItem(new HeaderParameter()
                    .name(ImportHeader.NAME)
                    .description(
                            "Says that the command comes from an import, which is then the origin of its events: kind of"
                                    + " file, SHA-256 of its bytes, rows, rule, its version, and who imports, in this order")
                    .example(IMPORT)
                    .schema(new StringSchema().maxLength(ImportHeader.MAX_LENGTH)));
            operation.addParametersItem(new HeaderParameter()
                    .name(HttpHeaders.IF_MATCH)
                    .description("The version that it must have, as an earlier answer gave it in `ETag`")
                    .schema(new StringSchema()));
            operation.addParametersItem(new HeaderParameter()
                    .name(HttpHeaders.IF_NONE_MATCH)
                    .description("`*` where there must be none yet")
                    .schema(new StringSchema()));
        }
        if (method == PathItem.HttpMethod.POST) {
            operation.addParametersItem(new HeaderParameter()
                    .name(RequestContextResolver.IDEMPOTENCY_KEY)
                    .description(
                            "Names the request: sent again within a week it gets the same answer and has no other effect")
                    .schema(new StringSchema().maxLength(255)));
        }
    }

    /** Announces that the name of a service is refused, also where anybody may ask. */
    private static void addNameProblems(Operation operation) {
        if (operation.getParameters() == null) return;
        for (Parameter parameter : operation.getParameters()) {
            if (!RequestContextResolver.PARTICIPANT.equals(parameter.getName())) continue;
            operation
                    .getResponses()
                    .putIfAbsent("403", problem("`participant_is_a_service`: nobody asks in this name"));
        }
    }

    private static ApiResponse problem(String sentence) {
        return new ApiResponse().description(sentence).content(problemContent());
    }

    private static Content problemContent() {
        Schema<?> schema = new Schema<>().$ref("#/components/schemas/Problem");
        return new Content().addMediaType("application/problem+json", new MediaType().schema(schema));
    }
}
