package io.symbia.gateway.parts;

import io.symbia.gateway.parts.Part.State;
import io.symbia.gateway.parts.PartsController.Parts;
import io.symbia.gateway.routing.Breakers;
import io.symbia.gateway.routing.GatewaySettings;
import io.symbia.gateway.routing.Target;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Asks all targets whether they are ready, all at once, and remembers the answers for a moment. */
@Component
class Rounds {
    private static final String READINESS = "/actuator/health/readiness"; // Every process of ours answers there.
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration FRESH_FOR = Duration.ofSeconds(2); // Reloading a page is no load on the targets.

    private final List<Target> targets;
    private final Breakers breakers;
    private final Clock clock;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private Parts latest; // Guarded by this; absent before the first round.

    Rounds(GatewaySettings settings, Breakers breakers, Clock clock) {
        this.targets = settings.targets();
        this.breakers = breakers;
        this.clock = clock;
    }

    /** The answers of the last round, or of a new one when that is no longer fresh. */
    synchronized Parts latest() {
        if (latest == null || latest.askedAt().plus(FRESH_FOR).isBefore(clock.instant())) latest = ask();
        return latest;
    }

    private Parts ask() {
        List<CompletableFuture<Part>> asked = targets.stream().map(this::ask).toList();
        return new Parts(
                clock.instant(), asked.stream().map(CompletableFuture::join).toList());
    }

    private CompletableFuture<Part> ask(Target target) {
        URI readiness = target.url().resolve(READINESS);
        HttpRequest request =
                HttpRequest.newBuilder(readiness).timeout(PATIENCE).build();
        CompletableFuture<HttpResponse<Void>> exchange =
                client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
        return exchange.copy()
                .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS) // The client's own ends with the headers.
                .whenComplete((_, _) -> exchange.cancel(true))
                .thenApply(answer -> answer.statusCode() == HttpStatus.OK.value() ? State.READY : State.NOT_READY)
                .exceptionally(_ -> State.UNREACHABLE)
                .thenApply(state -> new Part(
                        target.name(), state, breakers.of(target).getState().name()));
    }
}
