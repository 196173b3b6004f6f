package io.symbia.gateway.parts;

import io.symbia.gateway.parts.Part.State;
import io.symbia.gateway.parts.PartsController.Parts;
import io.symbia.gateway.routing.Breakers;
import io.symbia.gateway.routing.GatewaySettings;
import io.symbia.gateway.routing.Target;
import io.symbia.http.asking.BoundedClient;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Asks all targets how they are, all at once, and remembers the answers for a moment. */
@Component
class Rounds {
    /** At the doors that readers use, on purpose: a part that only its operators reach is not ready for them. */
    private static final String READINESS = "/readyz";

    private static final String EVIDENCE = "/witnessed"; // As long as there is something to be witnessed.
    private static final String STATUS = "/status"; // Of the log, which asks its witnesses and mirrors anyway.
    private static final String LOG = "log";
    private static final Pattern AGE =
            Pattern.compile("\"oldestUnwitnessedSeconds\":([0-9]+(?:\\.[0-9]+)?(?:E[0-9]+)?)");
    private static final int MAX_BODY_BYTES = 4 << 20; // The log's status names each of its partitions.
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration FRESH_FOR = Duration.ofSeconds(2); // Reloading a page is no load on the targets.

    private final List<Target> targets;
    private final Breakers breakers;
    private final Clock clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BoundedClient client = new BoundedClient(PATIENCE, MAX_BODY_BYTES);
    private Parts latest; // Guarded by this; absent before the first round.
    private long askedNanos; // Guarded by this; a time of day may be one of a clock that was ahead.

    Rounds(GatewaySettings settings, Breakers breakers, Clock clock) {
        this.targets = settings.targets();
        this.breakers = breakers;
        this.clock = clock;
    }

    /** The answers of the last round, or of a new one when that is no longer fresh. */
    synchronized Parts latest() {
        if (latest == null || System.nanoTime() - askedNanos > FRESH_FOR.toNanos()) {
            latest = ask();
            askedNanos = System.nanoTime();
        }
        return latest;
    }

    private Parts ask() {
        List<CompletableFuture<Part>> asked =
                targets.stream().map(target -> atOnce(() -> part(target))).toList();
        Map<String, CompletableFuture<OptionalDouble>> evidence = targets.stream()
                .collect(Collectors.toMap(Target::name, target -> atOnce(() -> ages(text(target, EVIDENCE)))));
        List<CompletableFuture<Optional<List<Cosigner>>>> cosigners = targets.stream()
                .filter(target -> target.name().equals(LOG))
                .map(log -> atOnce(() -> text(log, STATUS).flatMap(Cosigner::in)))
                .toList();
        return new Parts(
                clock.instant(),
                asked.stream().map(CompletableFuture::join).toList(),
                cosigners.stream()
                        .map(CompletableFuture::join)
                        .flatMap(Optional::stream)
                        .findFirst(),
                WitnessingLag.of(evidence.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, answer -> answer.getValue().join()))));
    }

    private <T> CompletableFuture<T> atOnce(Supplier<T> question) {
        return CompletableFuture.supplyAsync(question, threads);
    }

    private static OptionalDouble ages(Optional<String> body) {
        return AGE.matcher(body.orElse(""))
                .results()
                .mapToDouble(age -> Double.parseDouble(age.group(1)))
                .max();
    }

    private Optional<String> text(Target target, String path) {
        return answer(target, path).map(answer -> new String(answer.body(), StandardCharsets.UTF_8));
    }

    /** The answer; nothing if it did not come in time, or not whole. */
    private Optional<HttpResponse<byte[]>> answer(Target target, String path) {
        try {
            return Optional.of(client.ask(
                    HttpRequest.newBuilder(target.url().resolve(path)).build()));
        } catch (IOException _) { // Which is one of the answers that a question about health can have.
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Part part(Target target) {
        State state = answer(target, READINESS)
                .map(answer -> answer.statusCode() == HttpStatus.OK.value() ? State.READY : State.NOT_READY)
                .orElse(State.UNREACHABLE);
        return new Part(target.name(), state, breakers.of(target).getState().name());
    }
}
