package io.symbia.log.mirroring;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Questions to one mirror over HTTP, and its answers, which are bounded in size and time. */
final class MirrorExchange {
    private static final int MAX_ANSWER_BYTES = 32 * 1024; // Room for nine post-quantum signatures.

    /** Longer than a mirror needs for an answer that it does not hold back. */
    private static final Duration SOON = Duration.ofMillis(300);

    private final URI url;
    private final HttpClient http;
    private final Duration limit;

    /**
     * Asks nothing yet.
     *
     * @param url   ends with a slash
     * @param limit longest time for a question and its whole answer
     */
    MirrorExchange(URI url, HttpClient http, Duration limit) {
        this.url = url;
        this.http = http;
        this.limit = limit;
    }

    HttpResponse<byte[]> get(String path) throws MirrorFailedException, InterruptedException {
        return answer(send(HttpRequest.newBuilder(url.resolve(path)).build()));
    }

    HttpResponse<byte[]> post(String path, byte[] body) throws MirrorFailedException, InterruptedException {
        return answer(begin(path, body));
    }

    /** Posts, and does not wait for the answer. */
    CompletableFuture<HttpResponse<byte[]>> begin(String path, byte[] body) {
        return send(HttpRequest.newBuilder(url.resolve(path))
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    private CompletableFuture<HttpResponse<byte[]>> send(HttpRequest request) {
        return http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER_BYTES));
    }

    /** Whether an ordinary time is enough for the answer, or the failure, of what was begun. */
    boolean isOverSoon(CompletableFuture<HttpResponse<byte[]>> begun) throws InterruptedException {
        try {
            begun.get(SOON.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException _) { // Whoever asks for the answer is told.
            return true;
        } catch (TimeoutException _) {
            return false;
        }
    }

    /** The answer to what was begun. */
    HttpResponse<byte[]> answer(CompletableFuture<HttpResponse<byte[]>> begun)
            throws MirrorFailedException, InterruptedException {
        try { // The client's own time limit ends with the headers, so the whole exchange has another around it.
            return begun.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw new MirrorFailedException("does not answer within " + limit.toMillis() + " ms", late);
        } catch (ExecutionException failed) {
            throw new MirrorFailedException("cannot be asked: " + failed.getCause(), failed);
        } finally {
            begun.cancel(true); // Ends an exchange that is not over, and changes nothing about one that is.
        }
    }
}
