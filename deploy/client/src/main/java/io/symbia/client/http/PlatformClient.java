package io.symbia.client.http;

import io.symbia.events.kernel.origin.ImportHeader;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.verifier.source.Failure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Speaks to the platform's gateway. A call whose answer was lost, or that was told to come back later, is sent again: every call
 * names what it creates, so the second one finds it done.
 */
public final class PlatformClient implements AutoCloseable {
    private static final int HTTP_OK = 200;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration FIRST_CONTACT = Duration.ofSeconds(5);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(60);
    private static final int WHOLE_ANSWERS = 3; // Times the time for an answer to begin: until all of it is there.
    private static final long MAX_ANSWER_BYTES = 68_157_440; // 65 MiB: an evidence archive has 64 at most.
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LAST_PAUSE_MILLIS = 2_000;
    private static final long MAX_ASKED_MILLIS = 30_000; // The gateway asks for at most a few seconds.

    private final URI root;
    private final Duration patience;
    private final Duration answerTimeout;
    private final HttpClient http;
    private final JsonMapper mapper = JsonMapper.shared();

    /**
     * @param root     the gateway, for example {@code http://127.0.0.1:8080}
     * @param patience how long a call is repeated before {@link PlatformUnreachable}
     */
    public PlatformClient(URI root, Duration patience) {
        this.root = root;
        this.patience = patience;
        this.answerTimeout = patience.compareTo(ANSWER_TIMEOUT) < 0 ? patience : ANSWER_TIMEOUT;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .build();
    }

    /**
     * Asks for a moment whether a gateway answers there: that nobody does is said at once, and not after all patience, and another who does
     * is sent nothing.
     *
     * @throws NoGateway when somebody else answers
     */
    public static void requireAt(URI root, Duration patience) {
        Duration moment = patience.compareTo(FIRST_CONTACT) < 0 ? patience : FIRST_CONTACT;
        try (PlatformClient first = new PlatformClient(root, moment)) {
            HttpResponse<byte[]> health = first.bytes("/health");
            if (health.statusCode() != HTTP_OK || !first.isHealthOfParts(health.body())) {
                throw new NoGateway(root, health.statusCode());
            }
        }
    }

    private boolean isHealthOfParts(byte[] body) {
        try {
            return mapper.readTree(body).path("parts").isArray();
        } catch (JacksonException _) { // Somebody else's answer.
            return false;
        }
    }

    /** Where a path is, for somebody to open. */
    public URI address(String path) {
        return root.resolve(path);
    }

    /** Sends a command. A refusal (4xx) is an answer like any other. */
    public Answer put(Call call) {
        HttpRequest.Builder request = request(call.path())
                .header("Content-Type", "application/json")
                .header("Symbia-Participant", call.issuer().toString())
                .PUT(BodyPublishers.ofByteArray(mapper.writeValueAsBytes(call.body())));
        call.origin().ifPresent(origin -> request.header(ImportHeader.NAME, ImportHeader.format(origin)));
        return answer(send(request.build()));
    }

    /** Reads as the given participant sees it. */
    public Answer get(String path, ParticipantId reader) {
        return answer(send(
                request(path).header("Symbia-Participant", reader.toString()).build()));
    }

    /** Reads the exact bytes at a public path. */
    public HttpResponse<byte[]> bytes(String path) {
        return send(request(path).build());
    }

    /** Asks once for what may not be there yet; nothing when no answer came. */
    public Optional<HttpResponse<byte[]>> look(String path) {
        try {
            return Optional.of(exchange(request(path).build()));
        } catch (IOException _) { // No answer is one of the two that a look can have; whoever needs one looks again.
            return Optional.empty();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        http.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(root.resolve(path)).timeout(answerTimeout);
    }

    private Answer answer(HttpResponse<byte[]> response) {
        byte[] body = response.body();
        try {
            JsonNode node = body.length == 0 ? MissingNode.getInstance() : mapper.readTree(body);
            return new Answer(response.statusCode(), node);
        } catch (JacksonException noJson) {
            throw new PlatformUnreachable(response.uri(), response.statusCode(), noJson);
        }
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        long deadline = System.nanoTime() + patience.toNanos();
        long pauseMillis = FIRST_PAUSE_MILLIS;
        while (true) {
            String last;
            long askedMillis = 0;
            try {
                HttpResponse<byte[]> response = exchange(request);
                if (!isTransient(response.statusCode())) return response;
                last = "status " + response.statusCode();
                askedMillis = retryAfterMillis(response);
            } catch (IOException lost) {
                last = Failure.said(lost); // The outcome is unknown; the same call again settles it.
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new PlatformUnreachable(request.uri(), patience, "interrupted");
            }
            // Between half and the whole of the pause, so that many callers do not come back at once.
            long waitMillis =
                    askedMillis + pauseMillis / 2 + ThreadLocalRandom.current().nextLong(pauseMillis / 2 + 1);
            if (System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(waitMillis) - deadline > 0) {
                throw new PlatformUnreachable(request.uri(), patience, last);
            }
            pause(waitMillis);
            pauseMillis = Math.min(LAST_PAUSE_MILLIS, pauseMillis * 2);
        }
    }

    /** One request and its whole answer: the client's own time limit ends where the answer's body begins. */
    private HttpResponse<byte[]> exchange(HttpRequest request) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER_BYTES));
        try {
            return answer.get(WHOLE_ANSWERS * answerTimeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException stalled) {
            throw (IOException) new HttpTimeoutException("the answer did not come as a whole").initCause(stalled);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException lost) throw lost;
            throw new IllegalStateException(failed.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private static boolean isTransient(int status) {
        return status == 429 || status == 502 || status == 503 || status == 504;
    }

    /** How long the platform asks to wait; 0 when it does not say so. */
    private static long retryAfterMillis(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,3}"))
                .map(value -> Math.min(MAX_ASKED_MILLIS, TimeUnit.SECONDS.toMillis(Long.parseLong(value))))
                .orElse(0L);
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
