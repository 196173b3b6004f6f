package io.symbia.gateway.routing;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.symbia.gateway.door.GatewayProblem;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Stands before one target: sends nothing while its breaker is open, and turns its silence into a problem that says
 * whether the request may have had an effect.
 *
 * <table>
 * <caption>What a client is told</caption>
 * <tr><th>what happened</th><th>status</th><th>code</th><th>effect at the target</th></tr>
 * <tr><td>breaker open</td><td>503</td><td>target_shut_off</td><td>none</td></tr>
 * <tr><td>no connection</td><td>503</td><td>target_unreachable</td><td>none</td></tr>
 * <tr><td>no answer in time</td><td>504</td><td>target_timeout</td><td>unknown; repeat the same request</td></tr>
 * <tr><td>broken off</td><td>502</td><td>target_broke_off</td><td>unknown; repeat the same request</td></tr>
 * </table>
 */
final class TargetGuard implements HandlerFunction<ServerResponse> {
    private static final Logger LOG = LoggerFactory.getLogger(TargetGuard.class);

    private final Target target;
    private final TargetClient client;
    private final Instances instances;
    private final CircuitBreaker breaker;

    TargetGuard(Target target, TargetClient client, Instances instances, CircuitBreaker breaker) {
        this.target = target;
        this.client = client;
        this.instances = instances;
        this.breaker = breaker;
    }

    /** The breaker hears of a success as soon as the answer has begun: how fast its client reads on is no matter of the target. */
    @Override
    public ServerResponse handle(ServerRequest asked) throws InterruptedException {
        List<HttpRequest> requests = new ArrayList<>();
        List<URI> asking = instances.of(target, asked.servletRequest().getRequestURI());
        try {
            for (URI instance : asking) requests.add(client.request(target, instance, asked));
        } catch (IllegalArgumentException _) { // Before anything is sent: there is no such method or header in HTTP.
            return GatewayProblem.headerMalformed().response();
        }
        if (!breaker.tryAcquirePermission())
            return GatewayProblem.targetShutOff(target.name()).response();
        long start = System.nanoTime();
        try {
            PassedAnswer answer = send(asking, requests);
            breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            return answer;
        } catch (IOException failure) {
            breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, failure);
            GatewayProblem problem = problem(failure);
            LOG.warn(
                    "event=target_failed target={} code={} reason=\"{}\"",
                    target.name(),
                    problem.code(),
                    reason(failure));
            return problem.response();
        } catch (InterruptedException | RuntimeException | Error ours) {
            breaker.releasePermission(); // A bug of ours, or our own end: no target is to blame.
            throw ours;
        }
    }

    /** Asks one instance; another only when there was no connection, for then nothing can have happened. */
    private PassedAnswer send(List<URI> asking, List<HttpRequest> requests) throws IOException, InterruptedException {
        for (int number = 0; ; number++) {
            try {
                return client.send(target, requests.get(number), breaker);
            } catch (IOException failure) {
                if (!isUnreached(failure) || number == requests.size() - 1) throw failure;
                instances.avoid(asking.get(number));
            }
        }
    }

    private static boolean isUnreached(IOException failure) {
        return has(failure, ConnectException.class)
                || has(failure, HttpConnectTimeoutException.class)
                || has(failure, UnresolvedAddressException.class);
    }

    private GatewayProblem problem(IOException failure) {
        if (isUnreached(failure)) return GatewayProblem.targetUnreachable(target.name());
        if (has(failure, HttpTimeoutException.class)) return GatewayProblem.targetTimeout(target.name());
        return GatewayProblem.targetBrokeOff(target.name());
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> kind) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) return true;
        }
        return false;
    }

    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) root = root.getCause();
        return root.getClass().getSimpleName();
    }
}
