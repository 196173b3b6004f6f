package io.symbia.gateway.routing;

import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.preserveHostHeader;
import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.stripPrefix;
import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.uri;
import static org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions.route;
import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;
import static org.springframework.web.servlet.function.RequestPredicates.path;

import java.net.http.HttpClient;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** {@code /<target>/**} goes to that target, and nothing else goes anywhere. */
@Configuration(proxyBeanMethods = false)
class Routes {
    /** The client of all routes. It follows no redirect: where a target points to is for the caller to see. */
    @Bean
    ClientHttpRequestFactory targetClient(GatewaySettings settings) {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1) // No upgrade to HTTP/2 in clear text; nobody behind speaks it.
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connectTimeout())
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
        var factory = new JdkClientHttpRequestFactory(client, Executors.newVirtualThreadPerTaskExecutor());
        factory.setReadTimeout(settings.answerTimeout());
        return factory;
    }

    @Bean
    RouterFunction<ServerResponse> toTargets(GatewaySettings settings, Breakers breakers) {
        RouterFunctions.Builder routes = RouterFunctions.route();
        for (Target target : settings.targets()) routes.add(toTarget(target, breakers));
        return routes.build();
    }

    private static RouterFunction<ServerResponse> toTarget(Target target, Breakers breakers) {
        RouterFunctions.Builder one = route(target.name())
                .route(path("/" + target.name() + "/**"), http())
                .filter(new TargetGuard(target, breakers.of(target)))
                .before(uri(target.url()))
                .before(preserveHostHeader()); // Descriptions of APIs name the host that they were asked by.
        if (target.prefixRemoved()) one.before(stripPrefix(1));
        return one.build();
    }
}
