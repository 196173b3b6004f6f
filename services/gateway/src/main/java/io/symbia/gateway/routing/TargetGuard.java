package io.symbia.gateway.routing;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.symbia.gateway.door.LimitedBody;
import io.symbia.gateway.door.Problem;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Stands before one target: sends nothing while its breaker is open, and turns its silence into a problem that says
 * whether the
 * request may have had an effect.
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
final class TargetGuard implements HandlerFilterFunction<ServerResponse, ServerResponse> {
    private static final Logger log = LoggerFactory.getLogger(TargetGuard.class);

    private final Target target;
    private final CircuitBreaker breaker;

    TargetGuard(Target target, CircuitBreaker breaker) {
        this.target = target;
        this.breaker = breaker;
    }

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> next) throws Exception {
        if (!breaker.tryAcquirePermission()) {
            return Problem.targetShutOff(target.name()).response();
        }
        long start = System.nanoTime();
        try {
            return new WatchedAnswer(next.handle(request), target, breaker, start);
        } catch (Exception failure) {
            LimitedBody.Fault fault = LimitedBody.faultOf(request.servletRequest());
            if (fault != LimitedBody.Fault.NONE) {
                breaker.releasePermission(); // The client's doing says nothing about the target.
                return Problem.ofBody(fault).response();
            }
            breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, failure);
            Problem problem = problem(failure);
            log.warn(
                    "event=target_failed target={} code={} reason=\"{}\"",
                    target.name(),
                    problem.code(),
                    reason(failure));
            return problem.response();
        }
    }

    private Problem problem(Exception failure) throws Exception {
        if (has(failure, ConnectException.class)
                || has(failure, HttpConnectTimeoutException.class)
                || has(failure, UnresolvedAddressException.class)) {
            return Problem.targetUnreachable(target.name());
        }
        if (has(failure, HttpTimeoutException.class)) return Problem.targetTimeout(target.name());
        if (has(failure, IOException.class)) return Problem.targetBrokeOff(target.name());
        throw failure; // A bug of ours: no target is to blame.
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
