package io.symbia.http.asking;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Asks over HTTP within one deadline for the whole of an exchange, and one limit for the size of its answer. The JDK's own time limit ends when
 * the headers have come: a body that stalls or drips behind them is waited for without end.
 *
 * <p>The deadline is the patience, and a second more for each {@value #MIN_BYTES_PER_SECOND} bytes that have come; so it is never later than what
 * the largest answer takes at that speed.
 */
public final class BoundedClient implements AutoCloseable {
    /** Slower than any line between processes of a house. */
    static final int MIN_BYTES_PER_SECOND = 65_536;

    private final Duration patience;
    private final int maxAnswerBytes;
    private final HttpClient client;

    /**
     * A client that has asked nobody.
     *
     * @param patience       for an exchange of which no byte of a body comes, the connecting included
     * @param maxAnswerBytes of one body
     */
    public BoundedClient(Duration patience, int maxAnswerBytes) {
        this.patience = patience;
        this.maxAnswerBytes = maxAnswerBytes;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1) // No upgrade in clear text; nobody here speaks it.
                .connectTimeout(patience)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    /**
     * Asks, and returns with the whole answer.
     *
     * @throws HttpTimeoutException when the whole did not come in time
     * @throws IOException          when nobody is there, the answer broke off, or it is larger than it may be
     */
    public HttpResponse<byte[]> ask(HttpRequest request) throws IOException, InterruptedException {
        long startNanos = System.nanoTime();
        AtomicInteger received = new AtomicInteger();
        CompletableFuture<HttpResponse<byte[]>> exchange =
                client.sendAsync(request, _ -> new BoundedBody(maxAnswerBytes, received));
        try {
            while (true) {
                long allowedNanos =
                        patience.toNanos() + received.get() * TimeUnit.SECONDS.toNanos(1) / MIN_BYTES_PER_SECOND;
                long leftNanos = startNanos + allowedNanos - System.nanoTime();
                if (leftNanos <= 0) {
                    throw new HttpTimeoutException(request.uri() + " has sent " + received.get()
                            + " bytes of its answer in " + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos)
                            + " ms, and not all of it");
                }
                try {
                    return exchange.get(leftNanos, TimeUnit.NANOSECONDS);
                } catch (TimeoutException _) {
                    // What has come meanwhile may have earned it more time.
                }
            }
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException lost ? lost : new IOException(failed.getCause());
        } finally {
            exchange.cancel(true); // Ends an exchange that is not over, and changes nothing about one that is.
        }
    }

    /** Ends it at once, with whatever is under way. */
    @Override
    public void close() {
        client.shutdownNow();
    }
}
