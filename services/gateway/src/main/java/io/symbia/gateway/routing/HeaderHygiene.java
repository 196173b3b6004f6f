package io.symbia.gateway.routing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.RequestHttpHeadersFilter;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.ResponseHttpHeadersFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * What does not pass: into a service nothing that claims where a request came from or that a browser adds by itself, out of it
 * nothing that tells how it runs. Hop-by-hop and forwarding headers are removed by Spring's own filters.
 */
@Configuration(proxyBeanMethods = false)
class HeaderHygiene {
    private static final Set<String> NOT_IN = Set.of(
            "cookie",
            "x-real-ip",
            "true-client-ip",
            "x-original-url",
            "x-rewrite-url",
            "x-http-method-override",
            "via",
            "expect"); // Met when the body was read.
    private static final Set<String> NOT_OUT =
            Set.of("server", "set-cookie", "x-powered-by", "x-application-context", "via");

    @Bean
    RequestHttpHeadersFilter nothingClaimed() {
        return (headers, request) -> without(without(headers, NOT_IN), namedByConnection(request));
    }

    @Bean
    ResponseHttpHeadersFilter nothingTold() {
        return (headers, _) -> without(headers, NOT_OUT);
    }

    /** RFC 9110, section 7.6.1: what a client names there is for its next hop, which is here. */
    private static Set<String> namedByConnection(ServerRequest request) {
        return request.headers().header(HttpHeaders.CONNECTION).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private static HttpHeaders without(HttpHeaders headers, Set<String> names) {
        HttpHeaders kept = new HttpHeaders();
        headers.forEach((name, values) -> {
            if (!names.contains(name.toLowerCase(Locale.ROOT))) kept.addAll(name, values);
        });
        return kept;
    }
}
