package io.symbia.gateway.routing;

import static org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions.route;
import static org.springframework.web.servlet.function.RequestPredicates.methods;
import static org.springframework.web.servlet.function.RequestPredicates.path;

import io.symbia.gateway.door.Problem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** {@code /<target>/**} goes to that target, and nothing else goes anywhere. */
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

    @Bean
    RouterFunction<ServerResponse> toTargets(GatewaySettings settings, TargetClient client, Breakers breakers) {
        RouterFunctions.Builder routes = RouterFunctions.route();
        for (Target target : settings.targets()) {
            RequestPredicate below = path("/" + target.name() + "/**");
            routes.add(route(target.name())
                    .route(below.and(METHODS), new TargetGuard(target, client, breakers.of(target)))
                    .route(below, _ -> Problem.of(HttpStatus.METHOD_NOT_ALLOWED).response())
                    .build());
        }
        return routes.build();
    }
}
