package io.symbia.support.http;

import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.support.command.EarlierRequests;
import io.symbia.support.json.Json;
import io.symbia.support.paging.PageRequestResolver;
import io.symbia.support.view.Freshness;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.Ordered;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.MediaType;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.ResourceHttpMessageConverter;
import org.springframework.http.converter.StringHttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerTypePredicate;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.PathMatchConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Fits Spring's web layer with our paths, readers and arguments. */
public final class Doors implements WebMvcConfigurer {
    /** What all doors refuse alike comes before what this one reads. */
    public static final int ORDER_OF_REFUSALS = Ordered.HIGHEST_PRECEDENCE + 50;

    private static final String OWN_PACKAGE = "io.symbia";

    private final String service;
    private final Freshness freshness;

    public Doors(String service, Freshness freshness) {
        this.service = service;
        this.freshness = freshness;
    }

    @Override
    public void configurePathMatch(PathMatchConfigurer paths) {
        paths.addPathPrefix(
                "/" + service,
                HandlerTypePredicate.forBasePackage(OWN_PACKAGE)
                        .and(HandlerTypePredicate.forAnnotation(RestController.class)));
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters
                .addCustomConverter(new StrictBodyConverter())
                .withJsonConverter(new JsonAnswers())
                .configureMessageConvertersList(all -> all.removeIf(converter -> !isOfThisApi(converter)));
    }

    /**
     * Spring takes up every format whose library is somewhere on the class path. A reader of YAML, say, that comes with the descriptions
     * of the API fails in the middle of a body and is then a bug of ours; it also reads less strictly than we do.
     */
    private static boolean isOfThisApi(HttpMessageConverter<?> converter) {
        return switch (converter) {
            case StrictBodyConverter _, JsonAnswers _ -> true;
            case ByteArrayHttpMessageConverter _, StringHttpMessageConverter _, ResourceHttpMessageConverter _ -> true;
            default -> false;
        };
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new RequestContextResolver());
        resolvers.add(new PageRequestResolver());
    }

    /** Other identifiers are made of text by their constructors. */
    @Override
    public void addFormatters(FormatterRegistry formatters) {
        formatters.addConverter(String.class, StreamId.class, StreamId::parse);
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(new KnownParameters()).addPathPatterns("/" + service + "/**");
        interceptors.addInterceptor(new AtLeastInterceptor(freshness)).addPathPatterns("/" + service + "/**");
    }

    /** Writes answers; what comes in is read by {@link StrictBodyConverter} or not at all. */
    private static final class JsonAnswers extends JacksonJsonHttpMessageConverter {
        JsonAnswers() {
            super(Json.MAPPER);
        }

        @Override
        public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
            return false;
        }
    }

    /** Bounds every body before anything looks at it. */
    public static final class BodyLimit extends FilterRegistrationBean<BodyLimitFilter> {
        public BodyLimit() {
            super(new BodyLimitFilter());
            setOrder(Ordered.HIGHEST_PRECEDENCE + 100);
        }
    }

    /** Makes POSTs with a key happen once. */
    public static final class Idempotency extends FilterRegistrationBean<IdempotencyFilter> {
        public Idempotency(EarlierRequests earlier) {
            super(new IdempotencyFilter(earlier));
            setOrder(Ordered.HIGHEST_PRECEDENCE + 200);
        }
    }
}
