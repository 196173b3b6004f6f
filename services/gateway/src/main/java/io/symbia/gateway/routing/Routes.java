package io.symbia.gateway.routing;

import static org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions.route;
import static org.springframework.web.servlet.function.RequestPredicates.methods;
import static org.springframework.web.servlet.function.RequestPredicates.path;

import io.symbia.gateway.door.GatewayProblem;
import io.symbia.http.refusing.NamedTypeFilter;
import io.symbia.http.refusing.ReadableQueryFilter;
import io.symbia.http.refusing.SingleHeadersFilter;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** {@code /<target>/**} goes to that target, and nothing else goes anywhere. What no door takes, is refused before. */
@Configuration(proxyBeanMethods = false)
class Routes {
    /** What the targets may know; TRACE and CONNECT are between a client and its next hop. */
    private static final RequestPredicate METHODS = methods(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS);

    /** Behind the reading of the body. */
    private static final int ORDER_OF_FILTERS = Ordered.HIGHEST_PRECEDENCE + 1;

    @Bean
    FilterRegistrationBean<SingleHeadersFilter> singleHeaders() {
        FilterRegistrationBean<SingleHeadersFilter> filter = new FilterRegistrationBean<>(new SingleHeadersFilter());
        filter.setOrder(ORDER_OF_FILTERS);
        return filter;
    }

    @Bean
    FilterRegistrationBean<NamedTypeFilter> namedTypes() {
        FilterRegistrationBean<NamedTypeFilter> filter = new FilterRegistrationBean<>(new NamedTypeFilter());
        filter.setOrder(ORDER_OF_FILTERS + 1); // Behind the single headers: of two types none is read.
        return filter;
    }

    /** Of our own pages; a query for a target passes as it is. */
    @Bean
    FilterRegistrationBean<ReadableQueryFilter> ownQueries(
            GatewaySettings settings, @Value("${server.tomcat.max-parameter-count}") int maxParameters) {
        Set<String> targets = settings.targets().stream().map(Target::name).collect(Collectors.toSet());
        FilterRegistrationBean<ReadableQueryFilter> filter = new FilterRegistrationBean<>(
                new ReadableQueryFilter(maxParameters, request -> !targets.contains(firstSegment(request))));
        filter.setOrder(ORDER_OF_FILTERS + 1);
        return filter;
    }

    private static String firstSegment(HttpServletRequest request) {
        String[] segments = request.getRequestURI().split("/", 3);
        return segments.length > 1 ? segments[1] : "";
    }

    /** Finds addresses as the machine does; a test brings names of its own. */
    @Bean
    @Fallback
    Instances.Names names() {
        return InetAddress::getAllByName;
    }

    @Bean
    RouterFunction<ServerResponse> toTargets(
            GatewaySettings settings, TargetClient client, Instances.Names names, Breakers breakers) {
        Instances instances = new Instances(names);
        RouterFunctions.Builder routes = RouterFunctions.route();
        for (Target target : settings.targets()) {
            RequestPredicate below = path("/" + target.name() + "/**");
            routes.add(route(target.name())
                    .route(below.and(METHODS), new TargetGuard(target, client, instances, breakers.of(target)))
                    .route(
                            below,
                            _ -> GatewayProblem.of(HttpStatus.METHOD_NOT_ALLOWED)
                                    .response())
                    .build());
        }
        return routes.build();
    }
}
