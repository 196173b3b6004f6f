package io.symbia.log.mirroring;

import io.symbia.log.asking.Exchange;
import io.symbia.log.asking.NoAnswerException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Questions to one mirror, by their paths. */
final class MirrorExchange {
    private final URI url;
    private final Exchange exchange;

    /**
     * Asks nothing yet.
     *
     * @param url   ends with a slash
     * @param limit longest time for a question and its whole answer
     */
    MirrorExchange(URI url, HttpClient http, Duration limit) {
        this.url = url;
        this.exchange = new Exchange(http, limit);
    }

    HttpResponse<byte[]> get(String path) throws MirrorFailedException, InterruptedException {
        return answer(exchange.send(HttpRequest.newBuilder(url.resolve(path)).build()));
    }

    HttpResponse<byte[]> post(String path, byte[] body) throws MirrorFailedException, InterruptedException {
        return answer(begin(path, body));
    }

    /** Posts, and does not wait for the answer. */
    CompletableFuture<HttpResponse<byte[]>> begin(String path, byte[] body) {
        return exchange.send(HttpRequest.newBuilder(url.resolve(path))
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    /** Whether an ordinary time is enough for the answer, or the failure, of what was begun. */
    boolean isOverSoon(CompletableFuture<HttpResponse<byte[]>> begun) throws InterruptedException {
        return exchange.isOverSoon(begun);
    }

    /** The answer to what was begun. */
    HttpResponse<byte[]> answer(CompletableFuture<HttpResponse<byte[]>> begun)
            throws MirrorFailedException, InterruptedException {
        try {
            return exchange.answer(begun);
        } catch (NoAnswerException none) {
            throw new MirrorFailedException(none.getMessage(), none);
        }
    }
}
