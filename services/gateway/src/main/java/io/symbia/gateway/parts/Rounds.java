package io.symbia.gateway.parts;

import io.symbia.gateway.parts.Part.State;
import io.symbia.gateway.parts.PartsController.Parts;
import io.symbia.gateway.routing.Breakers;
import io.symbia.gateway.routing.GatewaySettings;
import io.symbia.gateway.routing.Target;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Asks all targets whether they are ready, all at once, and remembers the answers for a moment. */
@Component
class Rounds {
    private static final String READINESS = "/actuator/health/readiness"; // Every process of ours answers there.
    private static final String EVIDENCE =
            "/actuator/health/evidence"; // As long as there is something to be witnessed.
    private static final Pattern AGE =
            Pattern.compile("\"oldestUnwitnessedSeconds\":([0-9]+(?:\\.[0-9]+)?(?:E[0-9]+)?)");
    private static final int MAX_BODY_BYTES = 64 << 10;
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
        Map<String, CompletableFuture<OptionalDouble>> evidence =
                targets.stream().collect(Collectors.toMap(Target::name, this::askForEvidence));
        return new Parts(
                clock.instant(),
                asked.stream().map(CompletableFuture::join).toList(),
                Evidence.of(evidence.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, answer -> answer.getValue().join()))));
    }

    private CompletableFuture<OptionalDouble> askForEvidence(Target target) {
        return inTime(target, EVIDENCE, BodyHandlers.limiting(BodyHandlers.ofString(), MAX_BODY_BYTES))
                .thenApply(answer -> ages(answer.body()))
                .exceptionally(_ -> OptionalDouble.empty());
    }

    private static OptionalDouble ages(String body) {
        return AGE.matcher(body)
                .results()
                .mapToDouble(age -> Double.parseDouble(age.group(1)))
                .max();
    }

    private <T> CompletableFuture<HttpResponse<T>> inTime(Target target, String path, BodyHandler<T> body) {
        HttpRequest request = HttpRequest.newBuilder(target.url().resolve(path))
                .timeout(PATIENCE)
                .build();
        CompletableFuture<HttpResponse<T>> exchange = client.sendAsync(request, body);
        return exchange.copy()
                .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS) // The client's own ends with the headers.
                .whenComplete((_, _) -> exchange.cancel(true));
    }

    private CompletableFuture<Part> ask(Target target) {
        return inTime(target, READINESS, BodyHandlers.discarding())
                .thenApply(answer -> answer.statusCode() == HttpStatus.OK.value() ? State.READY : State.NOT_READY)
                .exceptionally(_ -> State.UNREACHABLE)
                .thenApply(state -> new Part(
                        target.name(), state, breakers.of(target).getState().name()));
    }
}
