package io.symbia.log.mirroring;

import io.symbia.log.asking.Exchange;
import io.symbia.log.asking.NoAnswerException;
import io.symbia.tlog.tree.Octets;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
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

    /** Gets, and does not wait for the answer. */
    CompletableFuture<HttpResponse<byte[]>> get(String path) {
        return exchange.send(HttpRequest.newBuilder(url.resolve(path)).build());
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

    /** Whether what was begun is over before all of some others are. */
    boolean isOverBefore(
            CompletableFuture<HttpResponse<byte[]>> begun, List<CompletableFuture<HttpResponse<byte[]>>> others)
            throws InterruptedException {
        return exchange.isOverBefore(begun, others);
    }

    /** The answer to what was begun. */
    MirrorAnswer answer(CompletableFuture<HttpResponse<byte[]>> begun)
            throws MirrorFailedException, InterruptedException {
        try {
            HttpResponse<byte[]> answer = exchange.answer(begun);
            return new MirrorAnswer(answer.uri().getPath(), answer.statusCode(), Octets.of(answer.body()));
        } catch (NoAnswerException none) {
            throw new MirrorFailedException(none.getMessage(), none);
        }
    }
}
